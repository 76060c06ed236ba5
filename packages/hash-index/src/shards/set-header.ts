import { randomBytes } from "node:crypto";
import { SnapshotError } from "../snapshot/snapshot-error.ts";

// Each stream of a saved set begins with 32 bytes, before the snapshot of its shard:
//
//   "HFHS", then numbers of 32 bits: format, how many shards, which of them from 0; then 16 bytes made
//   by chance for the whole set
//
// All numbers little-endian. The format changes with how numbers are shared out.

const MAGIC = 0x5348_4648;
const FORMAT = 1;
const ID_AT = 16;
const ID_BYTES = 16;
export const SET_HEADER_BYTES = ID_AT + ID_BYTES;

/** The headers of a new set, one a shard. */
export function setHeaders(shards: number): readonly Uint8Array[] {
  const id = randomBytes(ID_BYTES);
  return Array.from({ length: shards }, (_, shard) => {
    const bytes = new Uint8Array(SET_HEADER_BYTES);
    const view = new DataView(bytes.buffer);
    const numbers = [MAGIC, FORMAT, shards, shard];
    for (const [at, number] of numbers.entries()) view.setUint32(at * 4, number, true);
    bytes.set(id, ID_AT);
    return bytes;
  });
}

/**
 * Makes sure that these headers are one whole set, in its order.
 *
 * @throws {SnapshotError} when one is missing, at another's place, or of another set
 */
export function requireOneSet(headers: readonly Uint8Array[]): void {
  for (const [shard, header] of headers.entries()) {
    const view = new DataView(header.buffer, header.byteOffset);
    const at = (place: number) => view.getUint32(place * 4, true);
    if (at(0) !== MAGIC) throw refused("one of its streams is none");
    if (at(1) !== FORMAT) throw refused(`it has format ${at(1)}, not ${FORMAT}`);
    if (at(2) !== headers.length) {
      throw refused(`it has ${at(2)} shards, and there are ${headers.length} streams`);
    }
    if (at(3) !== shard) throw refused(`at place ${shard} is the stream of shard ${at(3)}`);
    if (idOf(header) !== idOf(headers[0]!)) throw refused("its streams are of different sets");
  }
}

function refused(why: string): SnapshotError {
  return new SnapshotError(`Cannot take over a saved set: ${why}`);
}

function idOf(header: Uint8Array): string {
  return header.subarray(ID_AT, SET_HEADER_BYTES).join();
}
