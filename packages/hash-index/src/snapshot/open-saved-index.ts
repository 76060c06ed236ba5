import { batchReader } from "../kernel/batch-reader.ts";
import { type IndexKernel, indexKernel } from "../kernel/index-kernel.ts";
import { memoryView } from "../kernel/memory-view.ts";
import { type NativeSearch, withNativeSearch } from "../kernel/native-search.ts";
import { indexOver, type NumberedIndex } from "../numbered-index.ts";
import { noMemory } from "../room.ts";
import { digestOf, stretches } from "./arrays.ts";
import { DIGEST_BYTES, HEADER_BYTES, readHeader } from "./header.ts";
import { pieceReader, type Reading } from "./piece-reader.ts";
import { SnapshotError } from "./snapshot-error.ts";

/** How a saved index is opened. */
export interface OpenOptions {
  /** Searches with it instead of the kernel's own code; the results are the same. */
  readonly native?: NativeSearch | undefined;
}

/**
 * Takes over what `save` wrote, by copying.
 *
 * @param pieces its bytes, cut anywhere; one piece is `[bytes]`
 * @throws {SnapshotError} when they are torn, altered, or of another version
 * @throws {RangeError} for bytes instead of pieces of them, and when there is no memory for it
 */
export function openSavedIndex(
  pieces: Iterable<Uint8Array>,
  { native }: OpenOptions = {},
): NumberedIndex {
  return feed(readIndex(native), pieces);
}

/** Gives a reading all pieces. @returns what it was read for */
export function feed<Result>(reading: Reading<Result>, pieces: Iterable<Uint8Array>): Result {
  let step = reading.next();
  for (const piece of pieces) {
    if (step.done) break;
    step = reading.next(piece);
  }
  if (!step.done) step = reading.next(undefined);
  return ended(step);
}

/** The same for pieces that arrive one by one, as from a network or a stream. */
export async function openArrivingIndex(
  pieces: AsyncIterable<Uint8Array>,
  { native }: OpenOptions = {},
): Promise<NumberedIndex> {
  const reading = readIndex(native);
  let step = reading.next();
  for await (const piece of pieces) {
    if (step.done) break;
    step = reading.next(piece);
  }
  if (!step.done) step = reading.next(undefined);
  return ended(step);
}

/** Reading ends with the last piece at the latest: it throws where one is missing. */
export function ended<Result>(step: IteratorResult<undefined, Result>): Result {
  if (!step.done) throw new SnapshotError("Cannot take over a snapshot: its end is missing");
  return step.value;
}

/** Reads a saved index from pieces that it is given; see `Reading`. */
export function* readIndex(native?: NativeSearch): Reading<NumberedIndex> {
  const batch = batchReader();
  const kernel = withNativeSearch(indexKernel(batch.take), native, batch.take);
  yield* readInto(kernel);
  return indexOver(kernel, batch);
}

/** Reads a saved index into a kernel's empty memory. */
export function* readInto(kernel: IndexKernel): Reading<void> {
  const reader = pieceReader();
  const written = yield* reader.take(HEADER_BYTES);
  const header = readHeader(written);
  if (!kernel.provide(kernel.lay(header.room))) throw noMemory(header.room);

  const bytes = memoryView(kernel.memory)();
  for (const { at, bytes: length } of stretches(kernel, header)) {
    yield* reader.into(bytes, at, length);
  }
  const digest = yield* reader.take(DIGEST_BYTES);
  yield* reader.end();

  kernel.setRows(header.used, header.size, header.firstFree);
  const isWhole =
    new DataView(digest.buffer).getBigInt64(0, true) === digestOf(kernel, written, header);
  if (!isWhole || !kernel.isSound()) {
    throw new SnapshotError("Cannot take over a snapshot: it was altered");
  }
}
