/**
 * What a 4 x 4 block needs to be turned over: rows in, columns out, one register each.
 * Used as `low(a, b)`, `high(a, b)` on pairs of rows, then `first` and `second` on the pairs.
 */

// @ts-ignore: decorator
@inline
export function low(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

// @ts-ignore: decorator
@inline
export function high(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

// @ts-ignore: decorator
@inline
export function first(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 0, 2);
}

// @ts-ignore: decorator
@inline
export function second(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 1, 3);
}
