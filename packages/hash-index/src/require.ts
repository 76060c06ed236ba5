/** The greatest distance that can be searched for, in bits. */
export const MOST_DISTANCE = 40;

export const HASH_BYTES = 32;

const MOST_NUMBER = 0xffff_ffff;
const NO_BYTES = new Uint8Array(0);

/** @throws {RangeError} for anything but a whole number of bits from 0 to 40 */
export function requireDistance(distance: number): void {
  if (!Number.isInteger(distance) || distance < 0 || distance > MOST_DISTANCE) {
    throw new RangeError(
      `Cannot search: expected a distance of 0 to ${MOST_DISTANCE} bits, found ${distance}`,
    );
  }
}

/** @throws {RangeError} when these are not 32 bytes; they are not repeated */
export function requireHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES || hash.BYTES_PER_ELEMENT !== 1) {
    throw new RangeError(`Cannot read a hash: expected 32 bytes, found ${hash.byteLength}`);
  }
}

/** @throws {RangeError} for a number of more than 32 bits, and a hash that is missing or not 32 bytes */
export function requireNumbered(number: number, hash: Uint8Array): void {
  requireNumber(number);
  requireHash(hash ?? NO_BYTES);
}

/** @throws {RangeError} when hashes do not fill up with 32 bytes each */
export function requireHashes(hashes: Uint8Array, count = hashes.length / HASH_BYTES): void {
  if (hashes.length !== count * HASH_BYTES || !Number.isInteger(count)) {
    throw new RangeError(
      `Cannot read ${Math.floor(count)} hashes: expected 32 bytes for each, found ${hashes.length}`,
    );
  }
}

function requireNumber(number: number): void {
  if (!Number.isInteger(number) || number < 0 || number > MOST_NUMBER) {
    throw new RangeError(`Cannot add a hash: expected a number from 0 to ${MOST_NUMBER}`);
  }
}

/** @throws {RangeError} for anything but a whole number from 0 to `most` */
export function requireMost(found: number, most: number): void {
  if (!Number.isInteger(found) || found < 0 || found > most) {
    throw new RangeError(`Cannot search: expected to find 0 to ${most} at most, found ${found}`);
  }
}

/** @throws {RangeError} for what cannot be the handle of one of so many rows */
export function requireHandle(handle: number, rows: number): void {
  if (!Number.isInteger(handle) || handle < 0 || handle >= rows) throw noHash();
}

/** @throws {RangeError} for anything but text and a number */
export function requireId(id: unknown): void {
  if (typeof id !== "string" && typeof id !== "number") {
    throw new RangeError(
      `Cannot add a hash: expected an id of text or a number, found ${typeof id}`,
    );
  }
}

/** @throws {RangeError} when a piece of what was saved is no row of bytes */
export function requirePiece(piece: Uint8Array): void {
  if (piece?.BYTES_PER_ELEMENT !== 1) {
    throw new RangeError(
      "Cannot take over what was saved: expected pieces of bytes, as in [bytes]",
    );
  }
}

/** What is said of a handle under which there is no hash. */
export function noHash(): RangeError {
  return new RangeError("Cannot remove a hash: expected the handle of one that is there");
}
