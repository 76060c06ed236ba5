import type { Readable } from "node:stream";
import type { Environment } from "../config.ts";

/** What a command may use of the world around it. */
export interface Terminal {
  readonly env: Environment;
  /** What is sent to the program; opened when it is first asked for. */
  readonly standardInput: () => Readable;
  /** Writes a line of results. */
  readonly out: (line: string) => void;
  /** Writes a line for the person who watches. */
  readonly say: (line: string) => void;
  /** Whether a person watches standard error. */
  readonly isWatched: boolean;
  /** Aborted when the person or the system asks to stop. */
  readonly stop: AbortSignal;
}
