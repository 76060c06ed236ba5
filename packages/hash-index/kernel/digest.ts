// Notices that bytes were torn or altered; it is no signature. Four lanes, each of which a change of
// any one word changes for certain: multiplying by an odd number and folding the upper bits down can
// both be undone.

const ODD: u64 = 0x9e3779b97f4a7c15;

/**
 * @param at a multiple of 32 bytes is read; the rest is taken as followed by zeros, which must be there
 * @param seed the digest so far
 */
export function digest(at: usize, bytes: usize, seed: u64): u64 {
  let a = seed ^ 1;
  let b = seed ^ 2;
  let c = seed ^ 3;
  let d = seed ^ 4;
  const end = at + bytes;
  for (; at + 32 <= end; at += 32) {
    a = stir(a, load<u64>(at));
    b = stir(b, load<u64>(at, 8));
    c = stir(c, load<u64>(at, 16));
    d = stir(d, load<u64>(at, 24));
  }
  for (; at < end; at++) a = stir(a, load<u8>(at));
  return stir(stir(stir(stir(<u64>bytes, a), b), c), d);
}

// @ts-ignore: decorator
@inline
function stir(state: u64, word: u64): u64 {
  const mixed = (state ^ word) * ODD;
  return mixed ^ (mixed >> 29);
}
