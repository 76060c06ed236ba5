import { open } from "node:fs/promises";
import type { HashOutcome } from "./hash-outcome.ts";
import type { HashPool } from "./hash-pool.ts";

/**
 * Reads and hashes one file. Whatever is wrong with it is in the answer.
 *
 * @param mostBytes larger files are not read
 */
export async function hashFile(
  file: string,
  pool: HashPool,
  mostBytes: number,
): Promise<HashOutcome> {
  const bytes = await readFile(file, mostBytes);
  if (bytes === "no-access" || bytes === "too-large") return { kind: "unreadable", why: bytes };
  return pool.hash(bytes);
}

async function readFile(
  file: string,
  mostBytes: number,
): Promise<Uint8Array | "no-access" | "too-large"> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size > mostBytes) return "too-large";
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch {
    return "no-access";
  }
}
