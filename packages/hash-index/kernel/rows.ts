import {
  BUCKETS,
  CHUNKS,
  hashAt,
  INPUT,
  lay,
  loadRow,
  MOST_ROWS,
  numberAt,
  numbers,
  own,
  partnerAt,
  PARTNER_BYTES,
  provide,
  QUERY,
  room,
  rowAt,
  rows,
  ROW_BYTES,
  slots,
  startAt,
  wipeHash,
} from "./layout";
import { countHash, countHashes } from "./distance";
import { permute } from "./permute";
import {
  bringBuckets,
  broughtSlot,
  chunkOf,
  countOf,
  endOf,
  insertRow,
  isPosted,
  removeRow,
  slotOfPartner,
  spread,
  startOf,
  usedSlots,
} from "./tables";

/** Rows from 0 that were ever given out. Those that are free again form a chain through their numbers. */
export let used: u32 = 0;
/** Hashes that are there. */
export let size: u32 = 0;
let firstFree: u32 = MOST_ROWS;
/** Keeps reads that only warm the cache from being left out. */
let brought: u32 = 0;

export function firstFreeRow(): u32 {
  return firstFree;
}

/** Takes over rows that were written as a whole; those that are free are zeros. */
export function setRows(usedRows: u32, hashes: u32, free: u32): void {
  used = usedRows;
  size = hashes;
  firstFree = free;
  countHashes(usedRows, usedRows - hashes);
}

/** Makes room for so many rows in an empty memory. @returns whether there is as much memory */
export function open(forRows: u32): bool {
  if (!provide(lay(forRows))) return false;
  spread(0);
  // No table has a posting yet, so that all start alike.
  const starts = startAt(0, BUCKETS + 1) - startAt(0, 0);
  for (let chunk: u32 = 1; chunk < CHUNKS; chunk++) memory.copy(startAt(chunk, 0), startAt(0, 0), starts);
  return true;
}

/** Makes room for more rows, and moves everything there. @returns whether there is as much memory */
export function grow(forRows: u32): bool {
  const oldNumbers = numbers;
  const oldPartners = partnerAt(0, 0);
  const oldRows = rowAt(0, 0);
  const oldRoom = room;
  const oldSlots = <usize>slots;
  if (!provide(lay(forRows))) {
    lay(oldRoom);
    return false;
  }
  // From the last to the first, each to a place that is free or was its own.
  for (let chunk: i32 = CHUNKS - 1; chunk >= 0; chunk--) {
    const from = oldRows + <usize>chunk * oldSlots * ROW_BYTES;
    moveUp(from, rowAt(chunk, 0), <usize>usedSlots(chunk) * ROW_BYTES);
  }
  for (let chunk: i32 = CHUNKS - 1; chunk >= 0; chunk--) {
    const from = oldPartners + <usize>chunk * oldSlots * PARTNER_BYTES;
    moveUp(from, partnerAt(chunk, 0), <usize>usedSlots(chunk) * PARTNER_BYTES);
  }
  moveUp(oldNumbers, numbers, <usize>used * 4);
  return true;
}

/** Moves bytes up, and leaves zeros where they were. */
function moveUp(from: usize, to: usize, bytes: usize): void {
  memory.copy(to, from, bytes);
  memory.fill(from, 0, min(bytes, to - from));
}

/** Adds the hash at INPUT under a number; there must be room. @returns its row */
export function add(number: u32): u32 {
  const row = takeRow();
  permute(own(INPUT), hashAt(row));
  store<u32>(numberAt(row), number);
  insertRow(row);
  countHash(hashAt(row), 1);
  size++;
  wipeHash(own(INPUT));
  return row;
}

function takeRow(): u32 {
  if (firstFree == MOST_ROWS) return used++;
  const row = firstFree;
  firstFree = load<u32>(numberAt(row));
  return row;
}

/** Takes out one hash, the one at INPUT, of a number. @returns whether it was there */
export function remove(number: u32): bool {
  permute(own(INPUT), own(QUERY));
  brought = bringBuckets(own(QUERY));
  const row = find(number);
  wipeHash(own(QUERY));
  wipeHash(own(INPUT));
  if (row == MOST_ROWS) return false;
  release(row);
  return true;
}

/** Takes out the hash in a row. @returns whether there was one */
export function removeAt(row: u32): bool {
  brought = bringBuckets(hashAt(row));
  if (!isPosted(row)) return false;
  release(row);
  return true;
}

/** Takes a row out whose buckets were brought, and overwrites it. */
function release(row: u32): void {
  removeRow(row);
  countHash(hashAt(row), -1);
  wipeHash(hashAt(row));
  store<u32>(numberAt(row), firstFree);
  firstFree = row;
  size--;
  if (size == 0) {
    used = 0;
    firstFree = MOST_ROWS;
  }
}

/** The row of a number that holds the hash at QUERY; MOST_ROWS when there is none. */
function find(number: u32): u32 {
  const partner = chunkOf(own(QUERY), 1);
  const end = endOf(0, chunkOf(own(QUERY), 0));
  for (let slot = broughtSlot(0); slot < end; ) {
    const row = loadRow(rowAt(0, slot));
    if (load<u32>(numberAt(row)) == number && isQuery(hashAt(row))) return row;
    slot = slotOfPartner(0, slot + 1, end, partner);
  }
  return MOST_ROWS;
}

function isQuery(hash: usize): bool {
  const low = v128.xor(v128.load(hash), v128.load(own(QUERY)));
  const high = v128.xor(v128.load(hash, 16), v128.load(own(QUERY), 16));
  return !v128.any_true(v128.or(low, high));
}

/** Whether the tables can be what they should: buckets in order, and each hash once in each table. */
export function isSound(): bool {
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    let postings: u64 = 0;
    for (let value: u32 = 0; value < BUCKETS; value++) {
      const start = startOf(chunk, value);
      const limit = startOf(chunk, value + 1);
      if (start > limit || limit > slots || countOf(chunk, value) > limit - start) return false;
      postings += countOf(chunk, value);
    }
    if (postings != size) return false;
  }
  return true;
}
