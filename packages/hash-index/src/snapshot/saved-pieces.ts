import type { IndexKernel } from "../kernel/index-kernel.ts";
import { memoryView } from "../kernel/memory-view.ts";
import { digestOf, stretches } from "./arrays.ts";
import { DIGEST_BYTES, type Header, headerBytes } from "./header.ts";

const PIECE_BYTES = 16 * 1024 * 1024;

/** Writes down an index that must not change meanwhile. */
export function* savedPieces(kernel: IndexKernel): Generator<Uint8Array> {
  const header: Header = {
    room: kernel.room.value,
    used: kernel.used.value,
    size: kernel.size.value,
    firstFree: kernel.firstFreeRow(),
    usedSlots: Array.from({ length: 16 }, (_, chunk) => kernel.usedSlots(chunk)),
  };
  const written = headerBytes(header);
  const bytes = memoryView(kernel.memory);
  yield written;
  for (const { at, bytes: length } of stretches(kernel, header)) {
    for (let from = 0; from < length; from += PIECE_BYTES) {
      yield bytes().slice(at + from, at + Math.min(length, from + PIECE_BYTES));
    }
  }
  const digest = new Uint8Array(DIGEST_BYTES);
  new DataView(digest.buffer).setBigInt64(0, digestOf(kernel, written, header), true);
  yield digest;
}
