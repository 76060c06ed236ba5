import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** What a figure depends on, and nothing that tells whose machine it was. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** GiB, rounded. */
  readonly memory: number;
  readonly os: string;
  readonly node: string;
}

export function machineFacts(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    // What follows the numbers of a kernel's version can name who built it.
    os: `${type()} ${/^[\d.]*\d/.exec(release())?.[0] ?? ""} ${process.arch}`,
    node: process.versions.node,
  };
}

/** How many programs wanted a core during the last minute, on average; always 0 on Windows. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}
