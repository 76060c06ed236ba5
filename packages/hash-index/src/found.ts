/** What a search found, the nearest not first. The arrays belong to the caller. */
export interface Found {
  readonly numbers: Uint32Array;
  /** The Hamming distance of each, 0 to 40 bits. */
  readonly distances: Uint8Array;
  /**
   * Whether this is everything. It is not when more was found than was asked for, or when the search
   * was cut short: at 16,777,216 places to look at or 1,048,576 hashes to compare, which only a list
   * with very many hashes alike leads to.
   */
  readonly isWhole: boolean;
}

export const NOTHING: Found = {
  numbers: new Uint32Array(0),
  distances: new Uint8Array(0),
  isWhole: true,
};
