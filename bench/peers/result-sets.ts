import { readFileSync } from "node:fs";

/** Words of a row: search, number, distance. */
const ROW_WORDS = 3;

/** What two indexes found for the same searches. */
export interface Comparison {
  /** Rows that both found, with the same distance. */
  readonly same: number;
  /** Rows of the flat scan that the other has not. */
  readonly missed: number;
  /** Rows of the other that the flat scan has not. */
  readonly extra: number;
  /** Rows that the other has more than once. */
  readonly twice: number;
  /** How many different distances are among what both found. */
  readonly distances: number;
  /** The greatest distance among what both found, in bits. */
  readonly furthest: number;
}

/** Compares files that `SearchPeer.results` wrote, one of them by a flat scan. */
export function compareResults(flatFile: string, otherFile: string): Comparison {
  return compareRows(wordsOf(flatFile), wordsOf(otherFile));
}

/** Compares rows of three words each. */
export function compareRows(flat: Uint32Array, other: Uint32Array): Comparison {
  const wanted = new Set(rowsOf(flat));
  const found = rowsOf(other);
  const unlike = new Set(found);
  const same = [...unlike].filter((row) => wanted.has(row));
  const distances = new Set(same.map((row) => Number(row.split(" ")[2])));
  return {
    same: same.length,
    missed: wanted.size - same.length,
    extra: unlike.size - same.length,
    twice: found.length - unlike.size,
    distances: distances.size,
    furthest: Math.max(0, ...distances),
  };
}

/** @throws {Error} unless both found exactly the same, each row once */
export function requireSame(what: string, comparison: Comparison): void {
  const { same, missed, extra, twice } = comparison;
  if (missed + extra + twice > 0) {
    throw new Error(
      `Cannot trust ${what}: ${same} rows as in a flat scan, ${missed} missed, ${extra} too many, ${twice} more than once`,
    );
  }
}

/** @throws {Error} unless something was found at every distance from 0 to `most` bits, and nothing beyond */
export function requireEveryDistance({ distances, furthest }: Comparison, most: number): void {
  if (distances !== most + 1 || furthest !== most) {
    throw new Error(
      `Cannot trust the comparison: it covers ${distances} distances up to ${furthest} bits of 0 to ${most}`,
    );
  }
}

function wordsOf(file: string): Uint32Array {
  const { buffer } = new Uint8Array(readFileSync(file));
  return new Uint32Array(buffer);
}

function rowsOf(words: Uint32Array): string[] {
  const rows: string[] = [];
  for (let at = 0; at < words.length; at += ROW_WORDS) {
    rows.push(words.subarray(at, at + ROW_WORDS).join(" "));
  }
  return rows;
}
