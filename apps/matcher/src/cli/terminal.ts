import type { Readable } from "node:stream";
import type { Environment } from "../config.ts";

/** What a command may use of the world around it. */
export interface Terminal {
  readonly env: Environment;
  /** What is sent to the program; opened when it is first asked for. */
  readonly standardInput: () => Readable;
  /**
   * Writes a line of results. Before it was written, nothing may be kept that leaves it out next time.
   *
   * @returns whether it was written; it is not when whoever read the results has gone
   * @throws {Error} what the system says when it cannot write, such as that a disk is full
   */
  readonly out: (line: string) => boolean | Promise<boolean>;
  /** Bytes in the file that gets the results; `undefined` when they go elsewhere, such as to a pipe. */
  readonly resultsSize: () => number | undefined;
  /** Writes a line for the person who watches. */
  readonly say: (line: string) => void;
  /** Whether a person watches standard error. */
  readonly isWatched: boolean;
  /** Aborted when the person or the system asks to stop. */
  readonly stop: AbortSignal;
}
