import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program of the practice copy that has said it is ready. */
export interface RunningProgram {
  readonly name: string;
  /** Resolves with the exit code when the program ends by itself or is stopped. */
  readonly ended: Promise<number>;
  /** Asks it to stop and waits; after ten seconds it is ended. */
  stop(): Promise<void>;
}

const STOP_WITHIN = 10_000; // milliseconds

/**
 * Starts a bundled program on this Node and waits until its address answers.
 *
 * @param environment what the program reads; nothing else of ours is passed on but PATH and HOME
 * @param ready an address that answers 200 once the program is up
 * @param givenUp asks the program to stop while it is still starting
 * @throws {Error} with the program's last lines when it ends before it is ready
 */
export async function startProgram(
  name: string,
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: URL,
  givenUp?: AbortSignal,
): Promise<RunningProgram> {
  givenUp?.throwIfAborted();
  const child = spawn(process.execPath, ["--enable-source-maps", file, ...args], {
    env: { ...inherited(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines = lastLines(child);
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });

  let over = false;
  void ended.then(() => {
    over = true;
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN);
    await ended;
    clearTimeout(late);
  };
  givenUp?.addEventListener("abort", stop, { once: true });
  while (!(await answers(ready))) {
    if (over) throw new Error(`Cannot start ${name}:\n${lines().join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  givenUp?.removeEventListener("abort", stop);
  return { name, ended, stop };
}

/** The few variables a program needs from the machine; the rest of the environment stays outside. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE", "NODE_ENV"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Keeps the last twenty lines a program printed, to be shown when it fails. */
function lastLines(child: ChildProcess): () => readonly string[] {
  const kept: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on("line", (line) => {
      kept.push(line);
      if (kept.length > 20) kept.shift();
    });
  }
  return () => kept;
}

async function answers(address: URL): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    return response.ok;
  } catch {
    return false;
  }
}
