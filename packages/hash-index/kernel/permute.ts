import { HASH_BYTES, LISTS, own, PERMUTED } from "./layout";

// Neighbouring bits of a real hash go together, and chunks of them would be far from uniform. So the
// bits are mixed before chunking, always in the same way: it is part of the snapshot's format.

/** Fills the table of what each 4 bits of a hash, at each of 64 places, become. */
export function preparePermutation(): void {
  // Fisher-Yates; the places lie for the moment where a search keeps its lists.
  const places = own(LISTS);
  for (let at = 0; at < 256; at++) store<u8>(places + at, <u8>at);
  let state: u32 = 0x9e3779b9;
  for (let at = 255; at > 0; at--) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    const other = state % <u32>(at + 1);
    const held = load<u8>(places + at);
    store<u8>(places + at, load<u8>(places + other));
    store<u8>(places + other, held);
  }
  for (let nibble = 0; nibble < 64; nibble++) prepareNibble(nibble, places);
}

function prepareNibble(nibble: i32, places: usize): void {
  const b0 = load<u8>(places + nibble * 4);
  const b1 = load<u8>(places + nibble * 4 + 1);
  const b2 = load<u8>(places + nibble * 4 + 2);
  const b3 = load<u8>(places + nibble * 4 + 3);
  const table = PERMUTED + <usize>nibble * 16 * HASH_BYTES;
  for (let value = 0; value < 16; value++) {
    const to = table + <usize>value * HASH_BYTES;
    memory.fill(to, 0, HASH_BYTES);
    if (value & 1) setBit(to, b0);
    if (value & 2) setBit(to, b1);
    if (value & 4) setBit(to, b2);
    if (value & 8) setBit(to, b3);
  }
}

function setBit(hash: usize, bit: u8): void {
  const at = hash + (bit >> 3);
  store<u8>(at, load<u8>(at) | (1 << (bit & 7)));
}

/** Writes the hash at `from` with its bits permuted to `to`; both may be the same. */
export function permute(from: usize, to: usize): void {
  let low = i64x2.splat(0);
  let high = i64x2.splat(0);
  let table = PERMUTED;
  for (let at: usize = 0; at < HASH_BYTES; at++) {
    const byte = <usize>load<u8>(from + at);
    const first = table + (byte & 15) * HASH_BYTES;
    const second = table + 16 * HASH_BYTES + (byte >> 4) * HASH_BYTES;
    low = v128.or(low, v128.or(v128.load(first), v128.load(second)));
    high = v128.or(high, v128.or(v128.load(first, 16), v128.load(second, 16)));
    table += 32 * HASH_BYTES;
  }
  v128.store(to, low);
  v128.store(to, high, 16);
}
