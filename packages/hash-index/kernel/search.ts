import { chunkRadius, flipsWithin, hashDistance, isFoundBefore, isOdd, pairMost, reachableDistance, shareDistance } from "./distance";
import {
  CHUNKS,
  FLIPS,
  FOUND_DISTANCES,
  FOUND_NUMBERS,
  hashAt,
  INPUT,
  LINE,
  LISTS,
  loadRow,
  MOST_FOUND,
  MOST_SURVIVORS,
  NO_ROW,
  numberAt,
  own,
  partnerAt,
  PARTNER_BYTES,
  QUERY,
  rowOfPartner,
  startAt,
  SURVIVORS,
  wipeHash,
} from "./layout";
import { isAnyNear, nearIn, ones, STEP_BYTES, VECTOR_BYTES } from "./near";
import { permute } from "./permute";
import { chunkOf, endOf } from "./tables";

/** Postings and rows that one search may look at; then it is cut short, whoever built the query. */
const MOST_POSTINGS: u32 = 1 << 24;
const MOST_CHECKED: u32 = 1 << 20;

const LIST_BYTES: usize = 8; // where the partners of a bucket begin, where its slots end
const SURVIVOR_BYTES: usize = 8; // where its row stands or which it is, chunk

/** So many near partners in one step are probably slots that are free, and read as zeros. */
const SUSPICIOUS: u32 = 5;

/** How much of a bucket is asked for before it is looked at. */
const MOST_TOUCHED: usize = 2048;

/** The first of the lists of the table that is being looked in. */
let listsOfTable: usize = 0;
let survivors: u32 = 0;
let found: u32 = 0;
let checked: u32 = 0;
let distance: u32 = 0;
let mostFound: u32 = 0;
let isCut: bool = false;
/** Whether nothing more is to be noted. */
let isFull: bool = false;
/** Keeps a read that only warms the cache from being left out. */
export let touched: u32 = 0;

/** Whether the last search looked at all it should have. */
export function isWhole(): bool {
  return !isCut;
}

/**
 * Finds the hashes within a distance of the one at INPUT. Three rounds, each over many places at
 * once, so that memory answers them side by side: where the buckets lie, their first postings, and
 * then all of them. Numbers and distances are left at FOUND_NUMBERS and FOUND_DISTANCES.
 *
 * @param bits the distance, 0 to 40 bits
 * @param most how many to find, up to MOST_FOUND
 * @returns how many were found
 */
export function search(bits: u32, most: u32): u32 {
  distance = bits;
  survivors = 0;
  found = 0;
  checked = 0;
  mostFound = min(most, MOST_FOUND);
  isCut = false;
  isFull = false;

  if (!prepareSearch(bits)) return 0;
  const listsEnd = listBuckets();
  touch(listsEnd);
  let list = own(LISTS);
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) list = lookInTable(chunk, list);
  if (survivors > 0) check();
  wipeLists(listsEnd);
  wipeHash(own(QUERY));
  return found;
}

/**
 * Moves the hash at INPUT to QUERY, its bits permuted, and writes down how a distance is shared out.
 *
 * @returns whether a hash that is there can be so near; if not, nothing is left at QUERY
 */
export function prepareSearch(bits: u32): bool {
  permute(own(INPUT), own(QUERY));
  wipeHash(own(INPUT));
  const reachable = reachableDistance(bits, isOdd(own(QUERY)));
  if (reachable < 0) {
    wipeHash(own(QUERY));
    return false;
  }
  shareDistance(reachable);
  return true;
}

/** Forgets which buckets were looked into: they tell of the query. */
function wipeLists(end: usize): void {
  const zero = i64x2.splat(0);
  for (let list = own(LISTS); list < end; list += 16) v128.store(list, zero);
}

/** Writes down every bucket that has to be looked into, chunk after chunk. @returns the end */
function listBuckets(): usize {
  let list = own(LISTS);
  let listed: u64 = 0;
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const value = chunkOf(own(QUERY), chunk);
    const first = <u64>partnerAt(chunk, 0);
    const bothFirst = first | (first << 32);
    const end = FLIPS + <usize>(flipsWithin(chunkRadius(chunk)) << 1);
    for (let flip = FLIPS; flip < end; flip += 2) {
      const startAndEnd = load<u64>(startAt(chunk, value ^ load<u16>(flip)));
      // Both halves at once: twice a slot, the bytes of its partner, fits into 32 bits.
      store<u64>(list, bothFirst + (startAndEnd << 1));
      list += LIST_BYTES;
      listed += (startAndEnd >> 32) - (startAndEnd & 0xffffffff);
    }
  }
  if (listed > MOST_POSTINGS) shorten(list);
  return list;
}

/** Leaves out the lists behind those that make up what one search may look at. */
function shorten(end: usize): void {
  let listed: u64 = 0;
  for (let list = own(LISTS); list < end; list += LIST_BYTES) {
    listed += (load<u32>(list, 4) - load<u32>(list)) / PARTNER_BYTES;
    if (listed > MOST_POSTINGS) store<u32>(list, load<u32>(list), 4);
  }
  isCut = true;
}

/** Has memory bring what will be looked at, many places at a time: all that the first steps read. */
function touch(end: usize): void {
  let sum: u32 = 0;
  for (let list = own(LISTS); list < end; list += LIST_BYTES) {
    const from = <usize>load<u32>(list);
    const to = min(<usize>load<u32>(list, 4), from + MOST_TOUCHED);
    sum += load<u16>(from) + load<u16>(max(from, to - PARTNER_BYTES));
    for (let at = from + LINE; at < to; at += LINE) sum += load<u16>(at);
  }
  touched = sum;
}

/** Looks through the buckets of one chunk. @returns the first list behind them */
function lookInTable(chunk: u32, list: usize): usize {
  const most = pairMost(chunk);
  const radius = chunkRadius(chunk);
  listsOfTable = list;
  for (let bits = 0; bits <= radius; bits++) {
    const lists = flipsWithin(bits) - flipsWithin(bits - 1);
    const end = list + <usize>lists * LIST_BYTES;
    const left = most - bits;
    if (left == 2) look(chunk, list, end, 2);
    else if (left == 3) look(chunk, list, end, 3);
    else if (left == 1) look(chunk, list, end, 1);
    else look(chunk, list, end, left);
    list = end;
  }
  return list;
}

/** Looks through buckets for partners that differ by at most so many bits. */
// @ts-ignore: decorator
@inline
function look(chunk: u32, list: usize, end: usize, most: i32): void {
  const partner = i16x8.splat(<i16>chunkOf(own(QUERY), chunk ^ 1));
  const one = ones();
  for (; list < end; list += LIST_BYTES) {
    let at = <usize>load<u32>(list);
    let to = <usize>load<u32>(list, 4);
    const last = max(at, to - VECTOR_BYTES);
    do {
      if (isAnyNear(at, last, partner, one, most)) to = note(chunk, list, at, to, most);
      at += STEP_BYTES;
    } while (at < to);
  }
}

/** Notes the postings of a step that are near. @returns where the bucket ends, as far as is known */
function note(chunk: u32, list: usize, at: usize, to: usize, most: i32): usize {
  let near = nearIn(at, chunkOf(own(QUERY), chunk ^ 1), most);
  if (<u32>popcnt(near) >= SUSPICIOUS) to = min(to, endOfPostings(chunk, list));
  for (; near != 0; near &= near - 1) {
    const posting = at + (<usize>ctz(near) << 1);
    if (posting >= to || isFull) break;
    const survivor = own(SURVIVORS) + <usize>survivors * SURVIVOR_BYTES;
    store<u32>(survivor, <u32>rowOfPartner(chunk, posting));
    store<u32>(survivor, chunk, 4);
    survivors++;
    if (survivors == MOST_SURVIVORS) check();
  }
  return to;
}

/** Where the partners of a listed bucket end and its free slots begin. */
function endOfPostings(chunk: u32, list: usize): usize {
  const flip = FLIPS + (list - listsOfTable) / LIST_BYTES * 2;
  return partnerAt(chunk, endOf(chunk, chunkOf(own(QUERY), chunk) ^ load<u16>(flip)));
}

/** Compares all bits of what was noted, again in rounds over many places. */
function check(): void {
  const end = withRows();
  let sum: u32 = 0;
  for (let at = own(SURVIVORS); at < end; at += SURVIVOR_BYTES) {
    sum += load<u8>(hashAt(load<u32>(at)));
  }
  touched = sum;
  for (let at = own(SURVIVORS); at < end; at += SURVIVOR_BYTES) {
    const row = load<u32>(at);
    const exact = hashDistance(hashAt(row), own(QUERY));
    if (exact <= distance && !isFoundBefore(load<u32>(at, 4), hashAt(row), own(QUERY))) {
      if (found == mostFound) {
        isCut = true;
        isFull = true;
        break;
      }
      store<u32>(own(FOUND_NUMBERS) + <usize>found * 4, load<u32>(numberAt(row)));
      store<u8>(own(FOUND_DISTANCES) + <usize>found, <u8>exact);
      found++;
    }
  }
  checked += <u32>((end - own(SURVIVORS)) / SURVIVOR_BYTES);
  memory.fill(own(SURVIVORS), 0, <usize>survivors * SURVIVOR_BYTES);
  survivors = 0;
  if (checked > MOST_CHECKED) {
    isCut = true;
    isFull = true;
  }
}

/** Replaces where a row stands by the row, and leaves out what was noted of free slots. @returns the end */
function withRows(): usize {
  const noted = own(SURVIVORS) + <usize>survivors * SURVIVOR_BYTES;
  let end = own(SURVIVORS);
  for (let at = own(SURVIVORS); at < noted; at += SURVIVOR_BYTES) {
    const row = loadRow(load<u32>(at));
    store<u32>(end, row);
    store<u32>(end, load<u32>(at, 4), 4);
    if (row != NO_ROW) end += SURVIVOR_BYTES;
  }
  return end;
}
