import type { Found } from "../found.ts";

/** What several shards found, as one; it is everything only if each found everything. */
export function mergedFound(parts: readonly Found[]): Found {
  const count = parts.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const numbers = new Uint32Array(count);
  const distances = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    numbers.set(part.numbers, at);
    distances.set(part.distances, at);
    at += part.numbers.length;
  }
  return { numbers, distances, isWhole: parts.every(({ isWhole }) => isWhole) };
}
