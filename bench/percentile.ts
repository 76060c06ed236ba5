/**
 * The value below or at which a share of the values lies, by the nearest rank: always one that was
 * measured, never one between two.
 *
 * @param share 0 to 1
 * @throws {RangeError} when there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  const found = sorted[rank - 1];
  if (found === undefined) throw new RangeError("Cannot take a percentile: there are no values");
  return found;
}

/** The middle one of the values, by the nearest rank. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
