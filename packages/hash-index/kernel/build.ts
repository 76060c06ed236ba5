import {
  BUCKETS,
  CHUNKS,
  COUNTERS,
  hashAt,
  HASH_BYTES,
  loadRow,
  PARTNER_BYTES,
  partnerAt,
  provide,
  ROW_BYTES,
  rowAt,
  scratch,
  slotsFor,
  storeRow,
} from "./layout";
import { permute } from "./permute";
import { setRows } from "./rows";
import { chunkOf, countOf, placeBuckets, setCount, startOf } from "./tables";
import { MOST_ROWS } from "./layout";

const PARTS: u32 = 256;
const PART_BUCKETS: u32 = BUCKETS / PARTS;

/** Permutes the hashes that were written, as they were given, to rows of an empty index. */
export function permuteRows(from: u32, count: u32): void {
  for (let row = from; row < from + count; row++) permute(hashAt(row), hashAt(row));
}

/**
 * Builds the tables for the hashes of the first rows at once. Postings go first to the part of a table
 * that the upper half of their value leads to, then to their bucket: two rounds that the nearest
 * caches can hold, instead of one that they cannot.
 *
 * @returns whether there was memory to build in
 */
export function build(count: u32): bool {
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const largest = layOut(chunk, count);
    // One byte for each slot in use, and a copy of the largest part.
    const copies = scratch + <usize>slotsFor(count) + 64;
    const needed = copies - scratch + <usize>largest * (PARTNER_BYTES + ROW_BYTES) + 64;
    if (!provide(scratch + needed)) return false;
    sortIntoParts(chunk, count);
    for (let part: u32 = 0; part < PARTS; part++) sortPart(chunk, part, copies);
    memory.fill(scratch, 0, needed);
  }
  memory.fill(COUNTERS, 0, <usize>BUCKETS * 4);
  setRows(count, count, MOST_ROWS);
  return true;
}

/** Sets where every bucket starts, and how many postings it will hold. @returns the largest part's */
function layOut(chunk: u32, count: u32): u32 {
  memory.fill(COUNTERS, 0, <usize>BUCKETS * 4);
  const end = hashAt(count) + (<usize>chunk << 1);
  for (let at = hashAt(0) + (<usize>chunk << 1); at < end; at += HASH_BYTES) {
    const counter = COUNTERS + (<usize>load<u16>(at) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  let before: u32 = 0;
  let largest: u32 = 0;
  let partStart: u32 = 0;
  for (let value: u32 = 0; value < BUCKETS; value++) {
    const postings = load<u32>(COUNTERS + (<usize>value << 2));
    setCount(chunk, value, postings);
    before += postings;
    if (value % PART_BUCKETS == PART_BUCKETS - 1) {
      largest = max(largest, before - partStart);
      partStart = before;
    }
  }
  placeBuckets(chunk, count);
  return largest;
}

/** Writes all postings to the start of their part, with the lower half of their value at `scratch`. */
function sortIntoParts(chunk: u32, count: u32): void {
  for (let part: u32 = 0; part < PARTS; part++) {
    store<u32>(COUNTERS + (<usize>part << 2), startOf(chunk, part * PART_BUCKETS));
  }
  const partners = partnerAt(chunk, 0);
  const rows = rowAt(chunk, 0);
  let hash = hashAt(0);
  for (let row: u32 = 0; row < count; row++) {
    const value = chunkOf(hash, chunk);
    const counter = COUNTERS + (<usize>(value >> 8) << 2);
    const slot = <usize>load<u32>(counter);
    store<u32>(counter, <u32>slot + 1);
    store<u16>(partners + slot * PARTNER_BYTES, <u16>chunkOf(hash, chunk ^ 1));
    storeRow(rows + slot * ROW_BYTES, row);
    store<u8>(scratch + slot, <u8>value);
    hash += HASH_BYTES;
  }
}

/** Moves the postings of a part to their buckets, by a copy of them at `copies`. */
function sortPart(chunk: u32, part: u32, copies: usize): void {
  const first = part * PART_BUCKETS;
  let count: u32 = 0;
  for (let at: u32 = 0; at < PART_BUCKETS; at++) {
    store<u32>(COUNTERS + (<usize>at << 2), startOf(chunk, first + at));
    count += countOf(chunk, first + at);
  }
  if (count == 0) return;

  const start = startOf(chunk, first);
  const values = scratch + <usize>start;
  const partners = copies + <usize>(count & 1);
  const rows = partners + <usize>count * PARTNER_BYTES;
  memory.copy(partners, partnerAt(chunk, start), <usize>count * PARTNER_BYTES);
  memory.copy(rows, rowAt(chunk, start), <usize>count * ROW_BYTES);
  memory.fill(partnerAt(chunk, start), 0, <usize>count * PARTNER_BYTES);
  memory.fill(rowAt(chunk, start), 0, <usize>count * ROW_BYTES);
  for (let at: usize = 0; at < <usize>count; at++) {
    const counter = COUNTERS + (<usize>load<u8>(values + at) << 2);
    const slot = load<u32>(counter);
    store<u32>(counter, slot + 1);
    store<u16>(partnerAt(chunk, slot), load<u16>(partners + at * PARTNER_BYTES));
    storeRow(rowAt(chunk, slot), loadRow(rows + at * ROW_BYTES));
  }
}
