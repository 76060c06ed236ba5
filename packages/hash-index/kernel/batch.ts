import { chunkRadius, flipsWithin, hashDistance, isFoundBefore, isOdd, pairMost, reachableDistance, shareDistance } from "./distance";
import {
  BATCH,
  BATCH_ORDER,
  BATCH_PARTNERS,
  BUCKETS,
  COUNTERS,
  FLIPS,
  FOUND_DISTANCES,
  FOUND_NUMBERS,
  FOUND_QUERIES,
  GATHERED,
  hashAt,
  HASH_BYTES,
  loadRow,
  MOST_FOUND,
  MOST_SURVIVORS,
  numberAt,
  own,
  partnerAt,
  PARTNER_BYTES,
  rowOfPartner,
  SURVIVORS,
} from "./layout";
import { isAnyNear, nearIn, ones, STEP_BYTES, VECTOR_BYTES } from "./near";
import { permute } from "./permute";
import { chunkOf, countOf, startOf } from "./tables";

/** Takes what lies at FOUND_QUERIES, FOUND_NUMBERS and FOUND_DISTANCES; then it may be overwritten. */
// @ts-ignore: decorator
@external("host", "takeFound")
declare function takeFound(count: u32): void;

let batch: u32 = 0;
let bits: u32 = 0;
let reachable: i32 = 0;
let survivors: u32 = 0;
let found: u32 = 0;
let touched: u32 = 0;

/** Where the query with a place in the batch has its hash. */
function queryAt(query: u32): usize {
  return BATCH + <usize>query * HASH_BYTES;
}

/**
 * Takes over the hashes at BATCH, as they were given.
 *
 * @param distance 0 to 40 bits
 * @returns whether a hash that is there can be so near
 */
export function startBatch(count: u32, distance: u32): bool {
  batch = count;
  bits = distance;
  // What a batch has left that was ended from outside is not of this one.
  survivors = 0;
  found = 0;
  let odd: u32 = 0;
  for (let query: u32 = 0; query < count; query++) {
    permute(queryAt(query), queryAt(query));
    odd += <u32>isOdd(queryAt(query));
  }
  const isMixed = odd != 0 && odd != count;
  reachable = isMixed ? <i32>distance : reachableDistance(distance, odd != 0);
  shareDistance(max(reachable, 0));
  return reachable >= 0;
}

/** Forgets the hashes of a batch, and everything that tells of them but what was found. */
export function endBatch(): void {
  memory.fill(BATCH, 0, <usize>batch * HASH_BYTES);
  memory.fill(BATCH_ORDER, 0, FOUND_QUERIES - BATCH_ORDER);
  memory.fill(COUNTERS, 0, <usize>(BUCKETS + 1) * 4);
  memory.fill(own(SURVIVORS), 0, <usize>MOST_SURVIVORS << 3);
}

/**
 * Compares the whole batch with one chunk's table, bucket after bucket: each is read from memory
 * once, for all queries that need it.
 */
export function batchTable(chunk: u32): void {
  if (reachable < 0) return;
  sortBatch(chunk);
  const most = pairMost(chunk);
  const radius = chunkRadius(chunk);
  for (let value: u32 = 0; value < BUCKETS; value++) {
    const from = partnerAt(chunk, startOf(chunk, value));
    const to = from + <usize>countOf(chunk, value) * PARTNER_BYTES;
    for (let bits = 0; bits <= radius; bits++) {
      const end = gather(value, flipsWithin(bits - 1), flipsWithin(bits));
      const left = most - bits;
      if (left == 2) look(chunk, from, to, end, 2);
      else if (left == 3) look(chunk, from, to, end, 3);
      else if (left == 1) look(chunk, from, to, end, 1);
      else look(chunk, from, to, end, left);
    }
  }
  check();
  takeFound(found);
  found = 0;
}

/** Lists the queries whose value is one of these flips away. @returns the end of what was written */
function gather(value: u32, flip: u32, lastFlip: u32): usize {
  let end = GATHERED;
  for (; flip < lastFlip; flip++) {
    const counter = COUNTERS + (<usize>(value ^ load<u16>(FLIPS + <usize>(flip << 1))) << 2);
    const stop = load<u32>(counter, 4);
    for (let sorted = load<u32>(counter); sorted < stop; sorted++) {
      store<u32>(end, sorted);
      end += 4;
    }
  }
  return end;
}

/**
 * Sorts the batch by its chunk: COUNTERS then holds where the queries of each value begin, BATCH_ORDER
 * which they are, BATCH_PARTNERS their bits of the partner chunk.
 */
export function sortBatch(chunk: u32): void {
  memory.fill(COUNTERS, 0, <usize>(BUCKETS + 1) * 4);
  for (let query: u32 = 0; query < batch; query++) {
    const counter = COUNTERS + (<usize>chunkOf(queryAt(query), chunk) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  // Each counter becomes the end of its value, and goes down to its start while queries are placed.
  let end: u32 = 0;
  for (let value: u32 = 0; value <= BUCKETS; value++) {
    const counter = COUNTERS + (<usize>value << 2);
    end += load<u32>(counter);
    store<u32>(counter, end);
  }
  for (let query: u32 = 0; query < batch; query++) {
    const counter = COUNTERS + (<usize>chunkOf(queryAt(query), chunk) << 2);
    const at = load<u32>(counter) - 1;
    store<u32>(counter, at);
    store<u32>(BATCH_ORDER + (<usize>at << 2), query);
    store<u16>(BATCH_PARTNERS + (<usize>at << 1), <u16>chunkOf(queryAt(query), chunk ^ 1));
  }
}

/** Looks through a bucket for partners that differ from the gathered queries' by so many bits. */
// @ts-ignore: decorator
@inline
function look(chunk: u32, from: usize, to: usize, end: usize, most: i32): void {
  const one = ones();
  const last = max(from, to - VECTOR_BYTES);
  for (let query = GATHERED; query < end; query += 4) {
    const sorted = load<u32>(query);
    const partner = i16x8.splat(<i16>partnerOf(sorted));
    for (let at = from; at < to; at += STEP_BYTES) {
      if (isAnyNear(at, last, partner, one, most)) note(chunk, at, to, sorted, most);
    }
  }
}

/** A query's bits of the partner chunk. */
function partnerOf(sorted: u32): u32 {
  return load<u16>(BATCH_PARTNERS + (<usize>sorted << 1));
}

/** Notes the postings of a step that are near, the chunk in the upper bits of the query's place. */
function note(chunk: u32, at: usize, to: usize, sorted: u32, most: i32): void {
  const query = load<u32>(BATCH_ORDER + (<usize>sorted << 2));
  for (let near = nearIn(at, partnerOf(sorted), most); near != 0; near &= near - 1) {
    const posting = at + (<usize>ctz(near) << 1);
    if (posting >= to) return;
    const survivor = own(SURVIVORS) + (<usize>survivors << 3);
    store<u32>(survivor, <u32>rowOfPartner(chunk, posting));
    store<u32>(survivor, (chunk << 16) | query, 4);
    survivors++;
    if (survivors == MOST_SURVIVORS) check();
  }
}

function check(): void {
  const end = own(SURVIVORS) + (<usize>survivors << 3);
  for (let at = own(SURVIVORS); at < end; at += 8) store<u32>(at, loadRow(load<u32>(at)));
  let sum: u32 = 0;
  for (let at = own(SURVIVORS); at < end; at += 8) sum += load<u8>(hashAt(load<u32>(at)));
  touched = sum;
  for (let at = own(SURVIVORS); at < end; at += 8) {
    const row = load<u32>(at);
    const query = load<u32>(at, 4) & 0xffff;
    const exact = hashDistance(hashAt(row), queryAt(query));
    if (exact <= bits && !isFoundBefore(load<u32>(at, 4) >> 16, hashAt(row), queryAt(query))) {
      if (found == MOST_FOUND) {
        takeFound(found);
        found = 0;
      }
      store<u32>(FOUND_QUERIES + (<usize>found << 2), query);
      store<u32>(own(FOUND_NUMBERS) + (<usize>found << 2), load<u32>(numberAt(row)));
      store<u8>(own(FOUND_DISTANCES) + <usize>found, <u8>exact);
      found++;
    }
  }
  survivors = 0;
}
