import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../scripts/build/programs.ts";

/** How long a first start may take before it is given up, in milliseconds. */
const PATIENCE = 10 * 60_000;

/** A practice copy that `npm start` has brought up. */
export interface RunningStart {
  /** On the clock of `performance.now`. */
  readonly startedAt: number;
  /** Seconds until it said that it is running. */
  readonly readyAfter: number;
  /** The steps it told of, each with the seconds after which. */
  readonly said: readonly { readonly line: string; readonly after: number }[];
  /** Stops it as Ctrl+C in a terminal does. */
  stop(): Promise<void>;
}

/**
 * Runs `npm start` in a folder as someone who has just cloned it: with the machine's own Node and
 * npm, and with nothing of this checkout within reach.
 *
 * @param ports of site, matcher and board
 * @throws {Error} with its last lines when it ends before it is ready
 */
export async function startAsNewcomer(
  folder: string,
  cache: string,
  ports: readonly [number, number, number],
): Promise<RunningStart> {
  if (process.platform === "win32") {
    throw new Error(
      "Cannot measure a start on Windows: its programs could not be stopped as a group",
    );
  }
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  const child = spawn("npm", ["start"], {
    cwd: folder,
    // A group of its own, so that a signal reaches whatever npm has started.
    detached: true,
    env: {
      ...newcomersEnvironment(),
      npm_config_cache: cache,
      HOLDFAST_PRACTICE_PORTS: ports.join(","),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const stop = async () => {
    if (child.exitCode === null) signalGroup(child, "SIGINT");
    await ended;
  };

  const said: { line: string; after: number }[] = [];
  const lines: string[] = [];
  const ready = new Promise<number>((resolve) => {
    const read = (line: string) => {
      lines.push(line);
      if (line.endsWith(" …")) said.push({ line: line.slice(0, -2), after: seconds() });
      if (line.startsWith("Holdfast is running")) resolve(seconds());
    };
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", read);
  });
  const late = setTimeout(() => signalGroup(child, "SIGINT"), PATIENCE);
  const readyAfter = await Promise.race([ready, ended.then(() => undefined)]);
  clearTimeout(late);
  if (readyAfter === undefined) {
    throw new Error(`Cannot measure a start: npm start ended\n${lines.slice(-20).join("\n")}`);
  }
  return { startedAt, readyAfter, said, stop };
}

function signalGroup({ pid }: ChildProcess, signal: "SIGINT"): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

/** This environment without what npm adds for a script, and without this checkout's programs. */
function newcomersEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]): [string, string][] => {
    const isNpms = /^npm_/i.test(name) && !/^npm_config_registry$/i.test(name);
    return value === undefined || isNpms || name === "INIT_CWD" ? [] : [[name, value]];
  });
  const ways = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => !path.resolve(folder).startsWith(ROOT));
  return { ...Object.fromEntries(kept), PATH: ways.join(path.delimiter) };
}
