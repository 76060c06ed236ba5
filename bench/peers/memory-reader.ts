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

/** Bytes that memory hands over at once. */
const LINE_BYTES = 64;

/** One reading. */
export interface Readings {
  /** Microseconds, with the system's usual pages. */
  readonly usual: number;
  /** Microseconds, with large pages. */
  readonly large: number;
  /** Microseconds, with large pages and all lines asked for before the first is read. */
  readonly prefetched: number;
  /** How many lines of memory it reads, on average. */
  readonly lines: number;
}

/**
 * Reads what one search reads of so many hashes, shared out among so many indexes, and does nothing
 * else.
 */
export type MemoryReader = (hashes: number, indexes: number) => Promise<Readings>;

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
  return async (hashes, indexes) => {
    const each = hashes / indexes;
    const slots = Math.ceil(each + Math.max(BUCKETS, each / 16));
    const bytes = indexes * TABLES * slots * PARTNER_BYTES;
    const runs = indexes * RUNS;
    const run = Math.round((slots / BUCKETS) * PARTNER_BYTES);
    const read = async (...ways: [isLarge: "0" | "1", isAskedFor: "0" | "1"]) =>
      Number(
        await runTool(program, [...[bytes, runs, run, READINGS].map(String), ...ways], "read"),
      );
    // A run that starts at any byte reaches into a further line for every 64 bytes after its first.
    const lines = runs * (1 + (run - 1) / LINE_BYTES);
    return {
      usual: await read("0", "0"),
      large: await read("1", "0"),
      prefetched: await read("1", "1"),
      lines,
    };
  };
}
