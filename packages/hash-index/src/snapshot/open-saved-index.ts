import { batchReader } from "../kernel/batch-reader.ts";
import { indexKernel } from "../kernel/index-kernel.ts";
import { memoryView } from "../kernel/memory-view.ts";
import { indexOver, type NumberedIndex } from "../numbered-index.ts";
import { noMemory } from "../room.ts";
import { digestOf, stretches } from "./arrays.ts";
import { DIGEST_BYTES, HEADER_BYTES, readHeader } from "./header.ts";
import { type Pieces, pieceReader } from "./piece-reader.ts";
import { SnapshotError } from "./snapshot-error.ts";

/**
 * Takes over what `save` wrote, in pieces cut anywhere.
 *
 * @throws {SnapshotError} when they are torn, altered, or of another version
 * @throws {RangeError} when there is no memory for it
 */
export async function openSavedIndex(pieces: Pieces): Promise<NumberedIndex> {
  const reader = pieceReader(pieces);
  const written = await reader.take(HEADER_BYTES);
  const header = readHeader(written);
  const batch = batchReader();
  const kernel = indexKernel(batch.take);
  if (!kernel.provide(kernel.lay(header.room))) throw noMemory(header.room);

  const bytes = memoryView(kernel.memory);
  for (const { at, bytes: length } of stretches(kernel, header)) {
    await reader.into(bytes(), at, length);
  }
  const digest = new DataView((await reader.take(DIGEST_BYTES)).buffer).getBigUint64(0, true);
  await reader.end();
  kernel.setRows(header.used, header.size, header.firstFree);
  if (BigInt.asUintN(64, digestOf(kernel, written, header)) !== digest || !kernel.isSound()) {
    throw new SnapshotError("Cannot take over a snapshot: it was altered");
  }
  return indexOver(kernel, batch);
}
