import type { Scratch } from "./scratch.ts";

/**
 * The value that half of an even number of values reach at most: of 256, the
 * 128th from below. Not the mean of the middle two, which would move bits.
 * Source: facebook/ThreatExchange, pdq/cpp/hashing/torben.cpp, which finds the same value.
 */
export function lowerMedian(values: Float32Array, scratch: Scratch): number {
  const sorted = scratch(values.length);
  sorted.set(values);
  sorted.sort();
  return sorted[values.length / 2 - 1]!;
}
