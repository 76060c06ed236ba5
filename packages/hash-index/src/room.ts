/** Rows have numbers of 24 bits, and 4 GiB of memory hold not many more. */
export const MOST_HASHES = 16_777_215;

/** @throws {RangeError} for a number of hashes that one index cannot hold */
export function requireRoom(hashes: number): void {
  if (!Number.isInteger(hashes) || hashes < 0 || hashes > MOST_HASHES) {
    throw new RangeError(
      `Cannot make room for ${hashes} hashes: one index holds up to ${MOST_HASHES}; share more out among several`,
    );
  }
}

/** What is said when the system has no memory for so many hashes. */
export function noMemory(hashes: number): RangeError {
  const megabytes = Math.ceil((hashes * 125) / 1e6) + 15;
  return new RangeError(
    `Cannot make room for ${hashes} hashes: there are not ${megabytes} MB of memory for it`,
  );
}

/** From here on an index gets the room of the longest list at once. */
const LONG = 1_048_576;

/**
 * How many hashes to lay memory out for when there shall be room for so many. Room is an address, and
 * costs memory only once something is written there; making more of it later moves all there is. So it
 * is generous, and for a long list never has to be made again.
 */
export function roomyFor(hashes: number): number {
  return hashes >= LONG ? MOST_HASHES : 2 * hashes;
}
