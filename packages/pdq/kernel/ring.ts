/** The last registers of a walk, in a ring of so many places, a power of two; `mask` is one less. */

// @ts-ignore: decorator
@inline
export function slotOf(ring: usize, place: i32, mask: i32): usize {
  return ring + (<usize>(place & mask) << 4);
}

/**
 * Writes four registers to a ring. Its first four places are kept a second time behind its last,
 * so that any four that follow each other can be read without looking for the end.
 */
// @ts-ignore: decorator
@inline
export function keepInRing(
  ring: usize,
  place: i32,
  mask: i32,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
): void {
  const slot = ring + (<usize>place << 4);
  v128.store(slot, a);
  v128.store(slot, b, 16);
  v128.store(slot, c, 32);
  v128.store(slot, d, 48);
  if (place == 0) {
    const behind = ring + (<usize>(mask + 1) << 4);
    v128.store(behind, a);
    v128.store(behind, b, 16);
    v128.store(behind, c, 32);
    v128.store(behind, d, 48);
  }
}
