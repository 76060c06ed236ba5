import { writeFileSync } from "node:fs";
import path from "node:path";
import { balancedHashes } from "./data/balanced-hashes.ts";
import { clusteredHashes } from "./data/clustered-hashes.ts";
import { FURTHEST, nearHashes } from "./data/near-hashes.ts";
import { uploadHashes } from "./data/upload-hashes.ts";
import type { HashFile } from "./search-peer.ts";

/** The most hashes of a library that is scanned; a list that is as long is scanned for it. */
export const LIBRARY = 1_000_000;

/** Near copies that are searched for, at every distance equally many: fewer where a scan is slow. */
const LONG = 2_000_000;
const NEAR_EACH = { short: 25, long: 5 } as const;

/** A made-up list, and what is asked of it. */
export interface SearchFiles {
  readonly list: HashFile;
  readonly uploads: HashFile;
  /** Near copies, for comparing what is found. */
  readonly near: HashFile;
  readonly nearCount: number;
  /** More uploads, for searching in a row. */
  readonly many: HashFile;
  /** Hashes that come and go. */
  readonly fresh: HashFile;
  readonly library: HashFile | undefined;
}

/** How many of each; near copies and the library follow from the list. */
export interface SearchFileCounts {
  readonly size: number;
  readonly uploads: number;
  readonly many: number;
  readonly fresh: number;
}

/** Makes everything up and writes it down, so that nothing of it stays in this process. */
export function writeSearchFiles(folder: string, counts: SearchFileCounts): SearchFiles {
  const { size, uploads, many, fresh } = counts;
  const file = (name: string, hashes: Uint8Array): HashFile => {
    const written = path.join(folder, `${name}.bin`);
    writeFileSync(written, hashes);
    return written;
  };
  const nearCount = NEAR_EACH[size > LONG ? "long" : "short"] * (FURTHEST + 1);

  const list = clusteredHashes(size, 1);
  return {
    list: file("list", list),
    uploads: file("uploads", uploadHashes(list, uploads, 2)),
    fresh: file("fresh", balancedHashes(fresh, 3)),
    many: file("many", uploadHashes(list, many, 4)),
    near: file("near", nearHashes(list, nearCount, 5)),
    nearCount,
    library: size === LIBRARY ? file("library", uploadHashes(list, LIBRARY, 6)) : undefined,
  };
}
