/** Numbers of 32 bits, the same ones for the same seed (xorshift). */
export function randomWords(seed: number): () => number {
  let state = (2 * seed + 1) | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** So many hashes of 32 bytes, one after the other, every bit by chance. */
export function uniformHashes(count: number, seed: number): Uint8Array {
  const next = randomWords(seed);
  return new Uint8Array(Uint32Array.from({ length: count * 8 }, next).buffer);
}

/** Groups of hashes 0 to 40 bits from one another, as copies of a picture are. */
export function clusteredHashes(count: number, seed: number): Uint8Array {
  const next = randomWords(seed);
  const hashes = uniformHashes(count, seed + 1);
  for (let at = 1; at < count; at++) {
    if (next() % 4 === 0) continue;
    hashes.copyWithin(at * 32, (at - 1) * 32, at * 32);
    flipBits(hashes.subarray(at * 32, (at + 1) * 32), next() % 41, next);
  }
  return hashes;
}

/** Hashes of almost featureless pictures: nearly all bits 0, or all 1, many of them equal. */
export function degenerateHashes(count: number, seed: number): Uint8Array {
  const next = randomWords(seed);
  const hashes = new Uint8Array(count * 32);
  for (let at = 0; at < count; at++) {
    const hash = hashes.subarray(at * 32, (at + 1) * 32).fill(next() % 2 === 0 ? 0 : 255);
    flipBits(hash, next() % 24, next);
  }
  return hashes;
}

/** Turns over so many different bits of a hash. */
export function flipBits(hash: Uint8Array, bits: number, next: () => number): void {
  const places = new Set<number>();
  while (places.size < bits) places.add(next() % 256);
  for (const place of places) hash[place >> 3]! ^= 1 << (place & 7);
}

/** Bits in which two hashes differ. */
export function distanceOf(a: Uint8Array, b: Uint8Array): number {
  let distance = 0;
  for (let at = 0; at < 32; at++) {
    for (let bits = a[at]! ^ b[at]!; bits !== 0; bits &= bits - 1) distance++;
  }
  return distance;
}

/** What a search must find among hashes whose numbers are their places, as sorted text. */
export function flatScan(hashes: Uint8Array, query: Uint8Array, most: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at * 32 < hashes.length; at++) {
    const distance = distanceOf(hashes.subarray(at * 32, (at + 1) * 32), query);
    if (distance <= most) found.push(`${at}:${distance}`);
  }
  return found.sort();
}
