import { Buffer } from "node:buffer";
import type { DatabaseSync } from "node:sqlite";
import { statement } from "./statement.ts";

/** Rows put together before they are handed to the program. */
const SLICE = 4_096;

/** Some rows of a table, in the order of their numbers. */
export interface HashSlice {
  readonly numbers: readonly number[];
  /** How many hashes each row has. */
  readonly counts: readonly number[];
  /** All their hashes, 32 bytes each, end to end. */
  readonly hashes: Uint8Array;
}

interface SliceRow {
  readonly last: number | null;
  readonly numbers: string;
  readonly counts: string;
  readonly hex: string | null;
}

/**
 * Reads numbers and hashes of a table from its beginning, as an index needs them. SQLite puts the rows
 * of a slice together: a call for each row takes three times as long and more.
 *
 * @param rows which rows and columns: `SELECT number, … AS hash FROM … WHERE …`
 */
export function hashSlices(db: DatabaseSync, rows: string): () => Iterable<HashSlice> {
  const slice = statement<SliceRow>(
    db,
    `SELECT max(number) AS last, json_group_array(number) AS numbers,
       json_group_array(length(hash) / 32) AS counts, group_concat(hex(hash), '') AS hex
     FROM (${rows} AND number > ? ORDER BY number LIMIT ${SLICE})`,
  );

  return function* slices() {
    for (let after = 0; ; ) {
      const { last, numbers, counts, hex } = slice.get(after)!;
      if (last === null || hex === null) return;
      yield {
        numbers: JSON.parse(numbers),
        counts: JSON.parse(counts),
        hashes: Buffer.from(hex, "hex"),
      };
      after = last;
    }
  };
}
