import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CliOutput, type ExitCode, runCli } from "./exchange/admin/run-cli.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

/** How a process ended and everything it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command answered. */
export interface Commanded {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server in a process of its own. */
export interface TrialServer {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/**
 * A data directory of its own, with servers on it in processes of their own. For
 * tests of what only a process can show: signals, locks, sockets, sudden death.
 */
export function trialDirectory() {
  const root = mkdtempSync(join(tmpdir(), "holdfast-server-"));
  const data = join(root, "data");
  const begun: ChildProcess[] = [];
  const settings = { HOLDFAST_DATA: data, HOLDFAST_PORT: "0", HOLDFAST_ANSWER_GRID_MS: "10" };

  /**
   * Starts the program; it may end by itself.
   *
   * @param most how large its files may become, in blocks of 512 bytes, as on a disk with little room
   */
  function run(env: Record<string, string> = {}, most?: number, given: readonly string[] = []) {
    const command = [process.execPath, "--conditions=holdfast-source", MAIN, ...given];
    const limited =
      most === undefined ? command : ["sh", "-c", `ulimit -f ${most}; exec "$@"`, "sh", ...command];
    const [program = "", ...args] = limited;
    const child = spawn(program, args, {
      env: { ...process.env, ...settings, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    begun.push(child);
    const written = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (chunk) => {
        written[name] += chunk;
      });
    }
    const ended = new Promise<Ended>((resolve) => {
      child.once("close", (code, signal) => resolve({ code, signal, ...written }));
    });
    const ready = new Promise<string>((resolve) => {
      child.stdout.on("data", () => {
        const [url] = /http:\S+(?=\/)/.exec(written.stdout) ?? [];
        if (url !== undefined) resolve(url);
      });
    });
    return { child, ended, ready };
  }

  return {
    root,
    data,
    /** Runs the server until it ends by itself. */
    runToEnd: (env?: Record<string, string>, given?: readonly string[]): Promise<Ended> =>
      run(env, undefined, given).ended,
    /** Starts a server and waits until it says that it is ready. */
    async start(env?: Record<string, string>, most?: number): Promise<TrialServer> {
      const { child, ended, ready } = run(env, most);
      const url = await Promise.race([
        ready,
        ended.then(({ stderr }) => {
          throw new Error(`Cannot start a trial server: ${stderr}`);
        }),
      ]);
      return { url, ended, kill: (signal) => child.kill(signal) };
    },
    /** Runs `holdfast …` on this data directory, in this process. */
    async holdfast(...args: string[]): Promise<Commanded> {
      const written = { stdout: "", stderr: "" };
      const output: CliOutput = {
        out: (text) => {
          written.stdout += text;
        },
        err: (text) => {
          written.stderr += text;
        },
      };
      const code = await runCli(args, settings, output);
      return { code, ...written };
    },
    /** Ends what still runs and removes everything. */
    async remove(): Promise<void> {
      for (const child of begun) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = new Promise((resolve) => child.once("close", resolve));
        child.kill("SIGKILL");
        await gone;
      }
      rmSync(root, { recursive: true });
    },
  };
}
