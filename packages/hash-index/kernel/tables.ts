import {
  BUCKETS,
  CHUNKS,
  countAt,
  hashAt,
  LINE,
  LINE_SLOTS,
  loadRow,
  NO_ROW,
  PARTNER_BYTES,
  partnerAt,
  ROW_BYTES,
  rowAt,
  SLOTS,
  slotsFor,
  startAt,
  storeRow,
} from "./layout";

/** How much of a bucket is asked for before it is read. */
const MOST_BROUGHT: usize = 2048;

/** How many buckets to either side are asked for a gap before a table is spread anew. */
const FAR: u32 = 64;

/** With fewer postings than these, several buckets share a line anyway. */
const LONG_LIST: u32 = 8 * BUCKETS;

/** The first slot of a bucket; of the one behind the last, where the table ends. */
export function startOf(chunk: u32, value: u32): u32 {
  return load<u32>(startAt(chunk, value));
}

export function setStart(chunk: u32, value: u32, slot: u32): void {
  store<u32>(startAt(chunk, value), slot);
}

/** How many postings a bucket has. */
export function countOf(chunk: u32, value: u32): u32 {
  return load<u32>(countAt(chunk, value));
}

export function setCount(chunk: u32, value: u32, count: u32): void {
  store<u32>(countAt(chunk, value), count);
}

/** The slot behind the last posting of a bucket. */
export function endOf(chunk: u32, value: u32): u32 {
  return startOf(chunk, value) + countOf(chunk, value);
}

/** Whether a bucket has no free slot. */
function isFull(chunk: u32, value: u32): bool {
  return endOf(chunk, value) == startOf(chunk, value + 1);
}

/** The 16 bits of a chunk of the hash at an address. */
export function chunkOf(hash: usize, chunk: u32): u32 {
  return load<u16>(hash + (<usize>chunk << 1));
}

/** Adds a row to its bucket in every table. */
export function insertRow(row: u32): void {
  const hash = hashAt(row);
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) insert(chunk, chunkOf(hash, chunk), row);
}

function insert(chunk: u32, value: u32, row: u32): void {
  if (!openGap(chunk, value)) {
    spread(chunk);
    // A sixteenth of the slots are free now, so that there is a gap, be it far away.
    openGapAnywhere(chunk, value);
  }
  const slot = endOf(chunk, value);
  store<u16>(partnerAt(chunk, slot), <u16>chunkOf(hashAt(row), chunk ^ 1));
  storeRow(rowAt(chunk, slot), row);
  setCount(chunk, value, countOf(chunk, value) + 1);
}

/** Makes the slot behind a bucket free. @returns whether there was a gap near enough */
function openGap(chunk: u32, value: u32): bool {
  return openGapWithin(chunk, value, FAR);
}

function openGapAnywhere(chunk: u32, value: u32): void {
  openGapWithin(chunk, value, BUCKETS);
}

function openGapWithin(chunk: u32, value: u32, far: u32): bool {
  if (!isFull(chunk, value)) return true;
  for (let away: u32 = 1; away <= far; away++) {
    const right = value + away;
    if (right < BUCKETS && !isFull(chunk, right)) {
      for (let moved = right; moved > value; moved--) moveUp(chunk, moved);
      return true;
    }
    if (away <= value) {
      const left = value - away;
      if (!isFull(chunk, left)) {
        for (let moved = left + 1; moved <= value; moved++) moveDown(chunk, moved);
        return true;
      }
    }
  }
  return false;
}

/** Moves a bucket one slot up: its first posting becomes its last, for their order means nothing. */
function moveUp(chunk: u32, value: u32): void {
  const start = startOf(chunk, value);
  const count = countOf(chunk, value);
  if (count > 0) movePosting(chunk, start, start + count);
  setStart(chunk, value, start + 1);
}

function moveDown(chunk: u32, value: u32): void {
  const start = startOf(chunk, value);
  const count = countOf(chunk, value);
  if (count > 0) movePosting(chunk, start + count - 1, start - 1);
  setStart(chunk, value, start - 1);
}

/** Moves a posting, and leaves nothing of it behind. */
function movePosting(chunk: u32, from: u32, to: u32): void {
  store<u16>(partnerAt(chunk, to), load<u16>(partnerAt(chunk, from)));
  storeRow(rowAt(chunk, to), loadRow(rowAt(chunk, from)));
  wipeSlot(chunk, from);
}

function wipeSlot(chunk: u32, slot: u32): void {
  store<u16>(partnerAt(chunk, slot), 0);
  storeRow(rowAt(chunk, slot), NO_ROW);
}

function wipe(chunk: u32, from: u32, count: u32): void {
  memory.fill(partnerAt(chunk, from), 0, <usize>count * PARTNER_BYTES);
  memory.fill(rowAt(chunk, from), 0, <usize>count * ROW_BYTES);
}

/** Takes a row out of its bucket in every table; its hash must still be there, and its buckets brought. */
export function removeRow(row: u32): void {
  const hash = hashAt(row);
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const value = chunkOf(hash, chunk);
    const end = endOf(chunk, value);
    const slot = slotOfRow(chunk, end, row, chunkOf(hash, chunk ^ 1));
    if (slot == end) unreachable();
    const last = end - 1;
    if (slot != last) movePosting(chunk, last, slot);
    else wipeSlot(chunk, slot);
    setCount(chunk, value, countOf(chunk, value) - 1);
  }
}

/** Finds the slot before `end` in which a row stands whose buckets were brought; `end` when there is none. */
function slotOfRow(chunk: u32, end: u32, row: u32, partner: u32): u32 {
  let slot = broughtSlot(chunk);
  while (slot < end) {
    if (loadRow(rowAt(chunk, slot)) == row) return slot;
    slot = slotOfPartner(chunk, slot + 1, end, partner);
  }
  return end;
}

/** Whether a row whose buckets were brought has a posting: one that is free has none. */
export function isPosted(row: u32): bool {
  const hash = hashAt(row);
  const end = endOf(0, chunkOf(hash, 0));
  return slotOfRow(0, end, row, chunkOf(hash, 1)) != end;
}

/** Finds the first slot from `slot` on with a partner; `end` when there is none before it. */
export function slotOfPartner(chunk: u32, slot: u32, end: u32, partner: u32): u32 {
  const wanted = i16x8.splat(<i16>partner);
  for (; slot < end; slot += 32) {
    const at = partnerAt(chunk, slot);
    const a = i16x8.eq(v128.load(at), wanted);
    const b = i16x8.eq(v128.load(at, 16), wanted);
    const c = i16x8.eq(v128.load(at, 32), wanted);
    const d = i16x8.eq(v128.load(at, 48), wanted);
    if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
    const low = <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(a, b));
    const high = <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(c, d));
    return min(end, slot + <u32>ctz(low | (high << 16)));
  }
  return end;
}

/**
 * Has memory bring what taking a hash out will read, in all tables side by side: first where its
 * buckets lie, then their partners, then the rows of its own posting and of the last. A first row is
 * read with the partners, so that the page of the others is known. Notes in SLOTS where each table has
 * the first posting that can be its own.
 */
export function bringBuckets(hash: usize): u32 {
  let sum: u32 = 0;
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const value = chunkOf(hash, chunk);
    sum += startOf(chunk, value);
  }
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const value = chunkOf(hash, chunk);
    const start = startOf(chunk, value);
    const slots = startOf(chunk, value + 1) - start;
    sum += countOf(chunk, value) + load<u32>(rowAt(chunk, start));
    const from = partnerAt(chunk, start);
    const to = from + min(<usize>slots * PARTNER_BYTES, MOST_BROUGHT);
    for (let at = from; at < to; at += LINE) sum += load<u16>(at);
  }
  for (let chunk: u32 = 0; chunk < CHUNKS; chunk++) {
    const value = chunkOf(hash, chunk);
    const end = endOf(chunk, value);
    const slot = slotOfPartner(chunk, startOf(chunk, value), end, chunkOf(hash, chunk ^ 1));
    store<u32>(SLOTS + (<usize>chunk << 2), slot);
    sum += load<u32>(rowAt(chunk, slot)) + load<u32>(rowAt(chunk, end));
  }
  return sum;
}

/** Where a table has the first posting that can be of the hash whose buckets were brought. */
export function broughtSlot(chunk: u32): u32 {
  return load<u32>(SLOTS + (<usize>chunk << 2));
}

/** Spreads the gaps of a table. */
export function spread(chunk: u32): void {
  const total = pack(chunk);
  placeBuckets(chunk, total);
  let from = total;
  for (let value: i32 = BUCKETS - 1; value >= 0; value--) {
    const count = countOf(chunk, value);
    const to = startOf(chunk, value);
    from -= count;
    if (count > 0 && to > from) {
      moveRun(chunk, from, to, count);
      wipe(chunk, from, min(count, to - from));
    }
  }
}

/**
 * Sets where every bucket of a table starts, by how many postings each has and all have together. Half
 * of the gaps go evenly to all buckets, half in proportion to what they hold. In a long list a bucket
 * starts at a line where the gaps that it may have before it allow that: then no line is read for the
 * end of one bucket and the start of the next. Where they do not, it takes half of them, and leaves the
 * others to the next.
 */
export function placeBuckets(chunk: u32, total: u32): void {
  const isLong = total >= LONG_LIST;
  let before: u32 = 0;
  let end: u32 = 0;
  for (let value: u32 = 0; value < BUCKETS; value++) {
    const latest = before + gapsBefore(value, before, total);
    const start = isLong ? startBetween(end, latest) : latest;
    const count = countOf(chunk, value);
    setStart(chunk, value, start);
    before += count;
    end = start + count;
  }
  setStart(chunk, BUCKETS, total + gapsBefore(BUCKETS, total, total));
}

/** The last place between two slots where a line begins; half-way, where none does. */
function startBetween(from: u32, to: u32): u32 {
  const line = to & ~(LINE_SLOTS - 1);
  return line >= from ? line : (from + to) >> 1;
}

/** How many free slots may lie before a bucket that has so many of a table's postings before it. */
function gapsBefore(value: u32, before: u32, total: u32): u32 {
  const half = <u64>(slotsFor(total) - total) >> 1;
  const even = (half * <u64>value) / <u64>BUCKETS;
  return <u32>(total == 0 ? even : even + (half * <u64>before) / <u64>total);
}

/** Moves all buckets of a table down, so that no gap is left between them. @returns the postings */
function pack(chunk: u32): u32 {
  let to: u32 = 0;
  let end: u32 = 0;
  for (let value: u32 = 0; value < BUCKETS; value++) {
    const from = startOf(chunk, value);
    const count = countOf(chunk, value);
    if (count > 0 && to < from) moveRun(chunk, from, to, count);
    setStart(chunk, value, to);
    to += count;
    if (count > 0) end = from + count;
  }
  if (end > to) wipe(chunk, to, end - to);
  return to;
}

function moveRun(chunk: u32, from: u32, to: u32, count: u32): void {
  memory.copy(partnerAt(chunk, to), partnerAt(chunk, from), <usize>count * PARTNER_BYTES);
  memory.copy(rowAt(chunk, to), rowAt(chunk, from), <usize>count * ROW_BYTES);
}

/** The slots of a table up to the end of its last bucket. */
export function usedSlots(chunk: u32): u32 {
  return startOf(chunk, BUCKETS);
}
