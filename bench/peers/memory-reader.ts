import path from "node:path";
import { compileCpp } from "./compile-cpp.ts";
import { PeerMissing } from "./peer-missing.ts";
import { peersFolder } from "./peers-folder.ts";
import { runTool } from "./run-tool.ts";

const TABLES = 16;
const BUCKETS = 65_536;
const PARTNER_BYTES = 2;

/** Buckets that a search within 31 bits reads while all listed hashes are equally odd. */
const RUNS = 256;

const READINGS = 2_000;

/** Microseconds of one reading, with the system's usual pages and with large ones. */
export interface Readings {
  readonly usual: number;
  readonly large: number;
}

/** Reads what one search reads of an index of so many hashes, and does nothing else. */
export type MemoryReader = (hashes: number) => Promise<Readings>;

/**
 * Compiles what tells the bound of a search: a byte of each line of as many runs as it reads partners
 * in, each as long as a bucket, at random places of an array as long as the tables. Native code, with
 * every place known beforehand.
 *
 * @returns `undefined` where there is no `g++`
 */
export async function buildMemoryReader(): Promise<MemoryReader | undefined> {
  const program = path.join(peersFolder(), "memory-reader");
  const source = path.join(import.meta.dirname, "memory-reader.cpp");
  try {
    await compileCpp(program, [source], "compile a reader of memory");
  } catch (error) {
    if (error instanceof PeerMissing) return undefined;
    throw error;
  }
  return async (hashes) => {
    const slots = hashes + Math.max(BUCKETS, Math.floor(hashes / 16));
    const bytes = TABLES * slots * PARTNER_BYTES;
    const run = Math.round((slots / BUCKETS) * PARTNER_BYTES);
    const read = async (pages: "0" | "1") =>
      Number(await runTool(program, [...[bytes, RUNS, run, READINGS].map(String), pages], "read"));
    return { usual: await read("0"), large: await read("1") };
  };
}
