import { requireRoom } from "../room.ts";
import { SnapshotError } from "./snapshot-error.ts";

// A snapshot is the arrays of an index as they lie in memory, so that taking one over is copying:
//
//   header    96 bytes: "HFHI", then numbers of 32 bits: format, room, rows used, hashes, first free
//             row, how many slots each of the 16 tables uses; what they add up to; zeros
//   arrays    hashes, numbers, heads, then for each table its partners and its rows
//   digest    8 bytes over all before
//
// All numbers little-endian. The format changes with the permutation of bits and with every array.

const MAGIC = 0x4948_4648;
const FORMAT = 2;
const TABLES = 16;
const NUMBERS = 6 + TABLES;
export const HEADER_BYTES = 96;
export const DIGEST_BYTES = 8;

/** What a snapshot says of its index before the arrays. */
export interface Header {
  readonly room: number;
  readonly used: number;
  readonly size: number;
  readonly firstFree: number;
  readonly usedSlots: readonly number[];
}

export function headerBytes({ room, used, size, firstFree, usedSlots }: Header): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const numbers = [MAGIC, FORMAT, room, used, size, firstFree, ...usedSlots];
  for (const [at, number] of numbers.entries()) view.setUint32(at * 4, number, true);
  view.setUint32(NUMBERS * 4, sumOf(view), true);
  return bytes;
}

/** A header is looked at before memory is laid out for what it says. FNV-1a over its numbers. */
function sumOf(header: DataView): number {
  let sum = 0x811c_9dc5;
  for (let at = 0; at < NUMBERS * 4; at++) {
    sum = Math.imul(sum ^ header.getUint8(at), 0x0100_0193);
  }
  return sum >>> 0;
}

/** @throws {SnapshotError} for a header that says what cannot be */
export function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = (place: number) => view.getUint32(place * 4, true);
  if (at(0) !== MAGIC) throw new SnapshotError("Cannot take over a snapshot: it is none");
  if (at(1) !== FORMAT) {
    throw new SnapshotError(`Cannot take over a snapshot: it has format ${at(1)}, not ${FORMAT}`);
  }
  const header = {
    room: at(2),
    used: at(3),
    size: at(4),
    firstFree: at(5),
    usedSlots: Array.from({ length: TABLES }, (_, chunk) => at(6 + chunk)),
  };
  const isPossible = header.room > 0 && header.used <= header.room && header.size <= header.used;
  const isUnaltered = at(NUMBERS) === sumOf(view) && at(NUMBERS + 1) === 0;
  if (!isPossible || !isUnaltered)
    throw new SnapshotError("Cannot take over a snapshot: it was altered");
  requireRoom(header.room);
  return header;
}
