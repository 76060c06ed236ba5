import { CHUNK_RADIUS, EVEN_HASHES, ODD_HASHES, FLIPS, hashAt, ONES, own, PAIR_MOST } from "./layout";

// Which buckets have to be looked into, and how near a partner has to be there.
//
// A hash at most d bits away differs by at most t bits in one of the 8 pairs of chunks, where the
// t + 1 of all pairs add up to d + 1 (pigeonhole). Of the two chunks of that pair, one differs by at
// most its radius, where the radius + 1 of both add up to t + 1. So it is found in a bucket that near
// to the chunk, with a partner at most t less what the chunk itself differs by.

const PAIRS: u32 = 8;

/** Prepares the masks that lead from a value to those near it: 1 of no bit, 16 of one, 120 of two. */
export function prepareFlips(): void {
  for (let lane: usize = 0; lane < 8; lane++) store<u16>(ONES + (lane << 1), 1);
  store<u16>(FLIPS, 0);
  let at = FLIPS + 2;
  for (let one: u16 = 0; one < 16; one++) {
    store<u16>(at, 1 << one);
    at += 2;
  }
  for (let one: u16 = 1; one < 16; one++) {
    for (let other: u16 = 0; other < one; other++) {
      store<u16>(at, (1 << one) | (1 << other));
      at += 2;
    }
  }
}

/** How many bits the mask at this place turns over. */
export function flipBits(place: u32): u32 {
  return place == 0 ? 0 : place <= 16 ? 1 : 2;
}

/** How many masks turn over at most so many bits; none for -1. */
export function flipsWithin(radius: i32): u32 {
  return radius < 0 ? 0 : radius == 0 ? 1 : radius == 1 ? 17 : 137;
}

/** Whether the hash at an address has an odd number of bits set. */
export function isOdd(hash: usize): bool {
  const bits = load<u64>(hash) ^ load<u64>(hash, 8) ^ load<u64>(hash, 16) ^ load<u64>(hash, 24);
  return (popcnt(bits) & 1) != 0;
}

/** Counts a hash that has come (1) or goes (-1). */
export function countHash(hash: usize, step: i32): void {
  const counter = isOdd(hash) ? ODD_HASHES : EVEN_HASHES;
  store<u32>(counter, load<u32>(counter) + step);
}

/** Counts the hashes of all rows anew, of which so many are free and zeros. */
export function countHashes(rows: u32, free: u32): void {
  store<u32>(ODD_HASHES, 0);
  store<u32>(EVEN_HASHES, 0);
  for (let row: u32 = 0; row < rows; row++) countHash(hashAt(row), 1);
  store<u32>(EVEN_HASHES, load<u32>(EVEN_HASHES) - free);
}

/**
 * The greatest distance, up to `most`, that a hash can have here from one with an odd or even number
 * of bits set. Two with the same oddness are an even number of bits apart, and nearly all hashes of
 * pictures have 128 bits set: so 31 bits are as far as 30, which leaves a sixteenth of the buckets out.
 *
 * @returns -1 when there can be none
 */
export function reachableDistance(most: i32, isOddQuery: bool): i32 {
  const hasOdd = load<u32>(ODD_HASHES) > 0;
  if (hasOdd && load<u32>(EVEN_HASHES) > 0) return most;
  const isOddDistance = hasOdd != isOddQuery;
  return ((most & 1) != 0) == isOddDistance ? most : most - 1;
}

/** Shares a distance, 0 to 47 bits, out among the pairs and their chunks. */
export function shareDistance(distance: u32): void {
  for (let pair: u32 = 0; pair < PAIRS; pair++) {
    // Pairs that come first take what is left over.
    const most = <i32>((distance + 1 + (PAIRS - 1 - pair)) / PAIRS) - 1;
    store<i8>(own(PAIR_MOST) + <usize>pair, <i8>most);
    store<i8>(own(CHUNK_RADIUS) + <usize>(2 * pair), <i8>(((most + 2) >> 1) - 1));
    store<i8>(own(CHUNK_RADIUS) + <usize>(2 * pair + 1), <i8>(((most + 1) >> 1) - 1));
  }
}

/** The most bits by which a chunk and its partner may differ together. */
export function pairMost(chunk: u32): i32 {
  return load<i8>(own(PAIR_MOST) + <usize>(chunk >> 1));
}

/** The most bits by which a chunk itself may differ; -1 when its partner finds everything. */
export function chunkRadius(chunk: u32): i32 {
  return load<i8>(own(CHUNK_RADIUS) + <usize>chunk);
}

/** Bits in which the hashes at two addresses differ. */
export function hashDistance(a: usize, b: usize): u32 {
  return <u32>(
    (popcnt(load<u64>(a) ^ load<u64>(b)) +
      popcnt(load<u64>(a, 8) ^ load<u64>(b, 8)) +
      popcnt(load<u64>(a, 16) ^ load<u64>(b, 16)) +
      popcnt(load<u64>(a, 24) ^ load<u64>(b, 24)))
  );
}

/** Whether a table before this chunk's leads from one hash to the other, too. */
export function isFoundBefore(chunk: u32, a: usize, b: usize): bool {
  for (let earlier: u32 = 0; earlier < chunk; earlier++) {
    const at = <usize>earlier << 1;
    const beside = <usize>(earlier ^ 1) << 1;
    const own = <i32>popcnt(<u32>(load<u16>(a + at) ^ load<u16>(b + at)));
    const partner = <i32>popcnt(<u32>(load<u16>(a + beside) ^ load<u16>(b + beside)));
    if (own <= chunkRadius(earlier) && own + partner <= pairMost(earlier)) return true;
  }
  return false;
}
