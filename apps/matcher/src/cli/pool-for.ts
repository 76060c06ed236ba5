import type { HashConfig } from "../config.ts";
import { type HashPool, hashPool } from "../hashing/hash-pool.ts";
import type { Terminal } from "./terminal.ts";

/** How long one file may take, in milliseconds. */
const PATIENCE = 30_000;

/** A pool whose troubles are said on the terminal. */
export function poolFor({ workers, mostPixels }: HashConfig, { say }: Terminal): HashPool {
  const onCrash = (reason: string) => say(`A hashing worker failed on a file: ${reason}`);
  return hashPool({ workers, mostPixels, patience: PATIENCE, onCrash });
}
