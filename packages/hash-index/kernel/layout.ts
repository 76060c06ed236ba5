// Where everything lies in the memory of one index. Addresses are bytes, slots and rows are counts.
//
// A hash is cut into 16 chunks of 16 bits, each the partner of its neighbour (0 and 1, 2 and 3, ...).
// Every chunk has a table of 65,536 buckets, one a value. A bucket is a run of slots; a slot holds a
// posting: the 16 bits of the partner chunk (2 bytes) and the row of the hash (3 bytes), in two arrays
// of the same numbering. The buckets of a table lie in the order of their values, each from its start
// to the start of the next: first its postings, then slots that are free. A free slot is zeros, and the
// row of a posting is written as one more than it is; so what reads to the end of a bucket needs not
// know how many postings there are, and finds where it lies in one place of memory.

export const CHUNKS: u32 = 16;
export const BUCKETS: u32 = 65536;
export const HASH_BYTES: usize = 32;

/** Rows are written in 24 bits. */
export const MOST_ROWS: u32 = (1 << 24) - 1;
/** What a free slot has instead of a row. */
export const NO_ROW: u32 = 0xffffffff;

/** Where the buckets of a table start, a slot of 4 bytes each, and where the last one ends; aligned. */
const STARTS_BYTES: usize = <usize>(BUCKETS + 16) * 4;
/** How many postings the buckets of a table have, 4 bytes each. */
const COUNTS_BYTES: usize = <usize>BUCKETS * 4;
export const PARTNER_BYTES: usize = 2;
export const ROW_BYTES: usize = 3;
/** What memory brings at a time, in bytes, and how many partners that is. Every table begins with one. */
export const LINE: usize = 64;
export const LINE_SLOTS: u32 = <u32>(LINE / PARTNER_BYTES);

/** Reading 32 postings at once may read this many bytes behind the last. */
const BEHIND: usize = 64;

// Words that threads share: the host's first, then how many hashes have an odd and an even number of
// bits set.
export const WORDS: usize = 64; // 80 x 4 bytes
export const ODD_HASHES: usize = 384;
export const EVEN_HASHES: usize = 388;

// The same in every index.
export const FLIPS: usize = 1024; // 137 masks of 2 bytes
export const ONES: usize = 1312; // 8 lanes of 2 bytes
export const PERMUTED: usize = 2048; // 64 x 16 x 32 bytes

// For whoever changes the index, and searches it for many hashes at once.
export const SLOTS: usize = 1344; // 16 x 4 bytes
export const COUNTERS: usize = PERMUTED + 64 * 16 * 32; // 65,536 + 1 of 4 bytes
export const BATCH: usize = COUNTERS + (<usize>BUCKETS + 64) * 4; // 65,536 hashes
export const MOST_BATCH: u32 = 65536;
export const BATCH_ORDER: usize = BATCH + <usize>MOST_BATCH * HASH_BYTES; // 4 bytes each
export const BATCH_PARTNERS: usize = BATCH_ORDER + <usize>MOST_BATCH * 4; // 2 bytes each
export const GATHERED: usize = BATCH_PARTNERS + <usize>MOST_BATCH * 2; // 4 bytes each
export const FOUND_QUERIES: usize = GATHERED + <usize>MOST_BATCH * 4; // 4 bytes each
export const MOST_FOUND: u32 = 65536;

// For one search: the desk of the thread that asks. Threads that share the memory have one each, and
// reach what lies on it by `own`.
const DESK: usize = (FOUND_QUERIES + <usize>MOST_FOUND * 4 + 63) & ~63;
export const INPUT: usize = DESK; // a hash as it was given
export const QUERY: usize = INPUT + HASH_BYTES; // a hash, its bits permuted
export const CHUNK_RADIUS: usize = QUERY + HASH_BYTES; // 16 bytes
export const PAIR_MOST: usize = CHUNK_RADIUS + 16; // 8 bytes
export const LISTS: usize = PAIR_MOST + 48; // 2,192 x 8 bytes
export const SURVIVORS: usize = LISTS + 2192 * 8; // 8 bytes each
export const MOST_SURVIVORS: u32 = 4096;
export const FOUND_NUMBERS: usize = SURVIVORS + (<usize>MOST_SURVIVORS + 64) * 8; // 4 bytes each
export const FOUND_DISTANCES: usize = FOUND_NUMBERS + <usize>MOST_FOUND * 4; // 1 byte each
export const DESK_BYTES: usize = FOUND_DISTANCES + <usize>MOST_FOUND - DESK;

/** How many threads may share one memory. */
export const DESKS: usize = ASC_FEATURE_THREADS ? 64 : 1;
export const HEADS: usize = (DESK + DESKS * DESK_BYTES + 4095) & ~4095;
const COUNTS: usize = HEADS + <usize>CHUNKS * STARTS_BYTES;
const OPEN: usize = COUNTS + <usize>CHUNKS * COUNTS_BYTES;
/** All starts and counts. */
export const HEADS_BYTES: usize = OPEN - HEADS;

/** How many rows there is room for. */
export let room: u32 = 0;
/** Slots of each table. */
export let slots: u32 = 0;
export let rows: usize = 0;
export let numbers: usize = 0;
let partners: usize = 0;
let postingRows: usize = 0;
/** Behind everything: memory for building, which an index that is not being built does without. */
export let scratch: usize = 0;

/** Slots for so many postings: one more for each bucket or, in a long list, for every 16 postings. */
export function slotsFor(count: u32): u32 {
  return count + max(BUCKETS, count >> 4);
}

function aligned(address: usize): usize {
  return (address + 63) & ~63;
}

/** How far behind the first desk this thread's is, in bytes; only where threads share the memory. */
// @ts-ignore: decorator
@external("host", "desk")
declare const desk: usize;

/** Where something that lies on a desk lies on this thread's. */
// @ts-ignore: decorator
@inline
export function own(at: usize): usize {
  return ASC_FEATURE_THREADS ? desk + at : at;
}

/** Lays everything out for so many rows. @returns the bytes of memory that this needs */
export function lay(forRows: u32): usize {
  room = forRows;
  slots = (slotsFor(forRows) + LINE_SLOTS - 1) & ~(LINE_SLOTS - 1);
  rows = OPEN;
  numbers = aligned(rows + <usize>room * HASH_BYTES);
  partners = aligned(numbers + <usize>room * 4);
  postingRows = aligned(partners + <usize>CHUNKS * <usize>slots * PARTNER_BYTES + BEHIND);
  scratch = aligned(postingRows + <usize>CHUNKS * <usize>slots * ROW_BYTES + BEHIND);
  return scratch;
}

/** Makes memory at least so long. @returns whether there is so much */
export function provide(bytes: usize): bool {
  const pages = <i32>((bytes + 65535) >> 16);
  const missing = pages - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

/** Where it is written in which slot a bucket starts; behind it, where it ends. */
export function startAt(chunk: u32, value: u32): usize {
  return HEADS + <usize>chunk * STARTS_BYTES + (<usize>value << 2);
}

/** Where it is written how many postings a bucket has. */
export function countAt(chunk: u32, value: u32): usize {
  return COUNTS + <usize>chunk * COUNTS_BYTES + (<usize>value << 2);
}

/** Overwrites a hash. Quicker than filling memory, which an engine does elsewhere. */
export function wipeHash(at: usize): void {
  const zero = i64x2.splat(0);
  v128.store(at, zero);
  v128.store(at, zero, 16);
}

/** Where a table's slot has its partner bits. */
export function partnerAt(chunk: u32, slot: u32): usize {
  return partners + (<usize>chunk * <usize>slots + <usize>slot) * PARTNER_BYTES;
}

/** Where a table's slot has its row. */
export function rowAt(chunk: u32, slot: u32): usize {
  return postingRows + (<usize>chunk * <usize>slots + <usize>slot) * ROW_BYTES;
}

/** Where the row of a posting stands, by where its partner does. */
export function rowOfPartner(chunk: u32, partner: usize): usize {
  return rowAt(chunk, <u32>((partner - partnerAt(chunk, 0)) >> 1));
}

/** The row in a slot, NO_ROW when it is free; reads one byte more than it needs. */
export function loadRow(at: usize): u32 {
  return (load<u32>(at) & 0xffffff) - 1;
}

/** Writes a row, or that there is NO_ROW. */
export function storeRow(at: usize, row: u32): void {
  const written = row + 1;
  store<u16>(at, <u16>written);
  store<u8>(at + 2, <u8>(written >> 16));
}

export function hashAt(row: u32): usize {
  return rows + <usize>row * HASH_BYTES;
}

export function numberAt(row: u32): usize {
  return numbers + <usize>row * 4;
}
