import { createReadStream, type Stats, statSync } from "node:fs";
import path from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { SettingError } from "../../config.ts";

/** Bytes of a file that are read at once: some 15,000 lines of hashes, which pays when they are judged. */
const READ_AT_ONCE = 2 ** 21;

/** The bytes of a list that someone named. */
export interface ListInput {
  /** The list as an absolute path and what changes with it; absent where it is read only once. */
  readonly identity?: { readonly file: string; readonly version: string };
  /** @param from the byte to begin at; 0 for a list that is read only once */
  bytes(from: number): AsyncIterable<Uint8Array>;
}

export interface ListNeeds {
  readonly standardInput: () => Readable;
  /** Ends the reading, also while nothing comes. */
  readonly stop: AbortSignal;
}

/**
 * Opens a list.
 *
 * @param given a path, or `-` for standard input
 * @throws {SettingError} for a path that leads to no list
 */
export function listInput(given: string, { standardInput, stop }: ListNeeds): ListInput {
  if (given === "-") return { bytes: () => addAbortSignal(stop, standardInput()) };

  const file = path.resolve(given);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new SettingError(`Cannot read the list ${file}: it is not there`);
  if (found.isDirectory()) throw new SettingError(`Cannot read the list ${file}: it is a folder`);
  const bytes = (start: number) =>
    createReadStream(file, {
      signal: stop,
      ...(found.isFile() && { start, highWaterMark: READ_AT_ONCE }),
    });
  // A pipe has a path as well, such as that of `<(find …)`.
  return found.isFile() ? { identity: { file, version: versionOf(found) }, bytes } : { bytes };
}

function versionOf({ size, mtimeMs }: Stats): string {
  return `${size} ${mtimeMs}`;
}
