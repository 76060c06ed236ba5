import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ROOT } from "./programs.ts";

const LONGEST_WAIT = 300_000; // milliseconds

/**
 * Does work that only one process of this checkout may do at a time; others wait up to five
 * minutes. The lock is SQLite's own on a file, so it ends with the process that held it.
 *
 * @throws {Error} when another process held it all that time
 */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const folder = path.join(ROOT, ".holdfast");
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(path.join(folder, "build.lock"));
  try {
    lock.exec(`PRAGMA busy_timeout=${LONGEST_WAIT}`);
    lock.exec("BEGIN EXCLUSIVE");
    return await work();
  } finally {
    lock.close();
  }
}
