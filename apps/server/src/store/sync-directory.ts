import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { onFile } from "./file-failure.ts";

/**
 * Makes names that were added to a directory survive a power cut. Windows keeps names by itself
 * and refuses to open a directory; nothing is done there.
 */
export function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(directory, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Makes a directory that only its owner can open, with every one above it that is missing.
 *
 * @throws {Refusal} in words, when a file is in the way or this user may not write there
 */
export function makePrivateDirectory(directory: string): void {
  const first = onFile(`Cannot use the folder ${directory}`, () =>
    mkdirSync(directory, { recursive: true, mode: 0o700 }),
  );
  if (first === undefined) return;

  const above = dirname(resolve(first));
  for (let made = resolve(directory); made !== above; made = dirname(made)) {
    syncDirectory(dirname(made));
  }
}
