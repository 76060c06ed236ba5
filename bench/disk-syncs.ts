import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { median, percentile } from "./percentile.ts";

/** What a commit with one changed page appends to a write-ahead log: page and frame header. */
const APPENDED = 4096 + 24; // bytes; sqlite.org/fileformat2.html, "WAL File Format"

export interface DiskSyncs {
  /** How many syncs this disk does one after the other. */
  readonly aSecond: number;
  /** Milliseconds for one. */
  readonly p50: number;
  readonly p95: number;
}

/** Measures how often this folder's disk can append a little and sync it. Blocks while it does. */
export function diskSyncs(folder: string, seconds: number): DiskSyncs {
  const file = path.join(folder, "syncs");
  const handle = openSync(file, "w");
  const bytes = new Uint8Array(APPENDED).fill(1);
  const took: number[] = [];
  const started = performance.now();
  try {
    while (performance.now() - started < 1_000 * seconds) {
      const asked = performance.now();
      writeSync(handle, bytes);
      fdatasyncSync(handle);
      took.push(performance.now() - asked);
    }
  } finally {
    closeSync(handle);
    rmSync(file);
  }
  const all = (performance.now() - started) / 1_000;
  return { aSecond: took.length / all, p50: median(took), p95: percentile(took, 0.95) };
}
