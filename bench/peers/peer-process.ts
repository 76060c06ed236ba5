import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that answers one line for each line it is sent. */
export interface PeerProcess {
  /**
   * Sends a line and waits for the line that answers it, read as JSON.
   *
   * @throws {Error} when the answer has an `error`, or the program has ended
   */
  ask<Answer>(line: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Every library that has threads of its own is told to use one. */
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** Starts a peer in a process of its own; what it writes to stderr is shown. */
export function startPeer(program: string, args: readonly string[]): PeerProcess {
  const child = spawn(program, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...ONE_THREAD },
  });
  child.stdin.on("error", () => {}); // its end is told by `ended`
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = endOf(child);

  return {
    async ask<Answer>(line: string): Promise<Answer> {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`Cannot ask ${program}: it ended with ${await ended}`);
      const answer: Answer & { readonly error?: string } = JSON.parse(value);
      if (answer.error !== undefined) throw new Error(`Cannot measure ${program}: ${answer.error}`);
      return answer;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(String(signal ?? code)));
  });
}
