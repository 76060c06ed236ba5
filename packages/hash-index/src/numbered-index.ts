import type { Found } from "./found.ts";
import { type BatchReader, batchReader, type OnFound } from "./kernel/batch-reader.ts";
import { type IndexKernel, indexKernel } from "./kernel/index-kernel.ts";
import { memoryView } from "./kernel/memory-view.ts";
import { type NativeSearch, withNativeSearch } from "./kernel/native-search.ts";
import { searchWith } from "./kernel/search-with.ts";
import {
  HASH_BYTES,
  noHash,
  requireDistance,
  requireHandle,
  requireHash,
  requireHashes,
  requireMost,
  requireNumbered,
} from "./require.ts";
import { noMemory, requireRoom, roomyFor } from "./room.ts";
import { bytesInUse } from "./snapshot/arrays.ts";
import { savedPieces } from "./snapshot/saved-pieces.ts";
import { requireStoppable, type Stoppable } from "./stoppable.ts";

/** Hashes of 32 bytes under numbers of the caller's, searchable by nearness. */
export interface NumberedIndex {
  /** How many hashes there are. */
  readonly size: number;

  /**
   * Bytes that it has written to, which is what it costs on a system that gives memory when it is
   * used. It asks for more addresses than that: up to 2.1 GB.
   */
  readonly memory: number;

  /**
   * Adds a hash; the next search finds it. A number may have several hashes, and the same one twice.
   *
   * @param number a whole number from 0 to 4,294,967,295
   * @param hash 32 bytes in the order of the text
   * @returns a handle for `removeAt`, good until the hash is removed
   * @throws {RangeError} when there are 16,777,215 already, or there is no memory for more
   */
  add(number: number, hash: Uint8Array): number;

  /**
   * Adds many at once; into an empty index in about a tenth of the time that `add` takes.
   *
   * @param hashes 32 bytes for each number, one after the other
   */
  addMany(numbers: Uint32Array, hashes: Uint8Array): void;

  /**
   * Takes out one hash of a number and overwrites every byte of it.
   *
   * @returns whether it was there
   */
  remove(number: number, hash: Uint8Array): boolean;

  /**
   * The same by the handle that `add` gave; one whose row has a hash again does harm.
   *
   * @throws {RangeError} for what no `add` can have given, and for that of a hash that was removed
   */
  removeAt(handle: number): void;

  /**
   * Finds every hash within a distance: all of them, each once, nothing further, in no order.
   *
   * @param distance 0 to 40 bits, a whole number; a hash at exactly this distance is found
   * @param most how many to find at most, 0 to 65,536
   * @throws {RangeError} when `distance` or `most` is none of these numbers
   */
  search(hash: Uint8Array, distance: number, most?: number): Found;

  /**
   * Asks for many hashes at once, each bucket read once for all of them: several times faster than
   * one after the other from about 10,000 on. Memory does not grow with how many there are.
   *
   * @param hashes 32 bytes each, one after the other
   * @param found told of every hash that was found, in no order; the index cannot be used in it, and
   *   what it throws ends the batch
   * @param signal asked sixteen times for every 65,536 hashes. The thread is held meanwhile, so an
   *   `AbortSignal` is only noticed when it was aborted before or in `found`; to stop after a time,
   *   give an object whose `throwIfAborted` looks at the clock
   */
  searchMany(hashes: Uint8Array, distance: number, found: OnFound, signal?: Stoppable): void;

  /**
   * The whole index as pieces of at most 16 MiB, to be written down one after the other, once, and not
   * while a batch runs.
   */
  save(): Iterable<Uint8Array>;
}

/** How an index is made. */
export interface IndexOptions {
  readonly room?: number;
  readonly native?: NativeSearch | undefined;
}

export const FIRST_ROOM = 16_384;
const CHUNKS = 16;

/** Hashes added to an empty index from which building it as a whole pays. */
const WORTH_BUILDING = 4_096;

/**
 * Makes an empty index.
 *
 * @param options.room how many hashes to be ready for. More may come; below a million, making room
 *   for twice as many moves all there are, in some tens of milliseconds.
 * @param options.native searches with it instead of the kernel's own code; the results are the same
 * @throws {RangeError} when `room` is over 16,777,215, or there is no memory for it
 */
export function numberedIndex({ room = FIRST_ROOM, native }: IndexOptions = {}): NumberedIndex {
  requireRoom(room);
  const batch = batchReader();
  const kernel = withNativeSearch(indexKernel(batch.take), native, batch.take);
  openFor(kernel, room);
  return indexOver(kernel, batch);
}

/** Makes an empty index in a kernel's memory. @throws {RangeError} when there is no memory for it */
export function openFor(kernel: IndexKernel, room: number): void {
  const least = Math.max(1, room);
  if (!kernel.open(roomyFor(least)) && !kernel.open(least)) throw noMemory(room);
}

/** The index that a kernel's memory holds. */
export function indexOver(kernel: IndexKernel, batch: BatchReader): NumberedIndex {
  const bytes = memoryView(kernel.memory);
  const input = kernel.inputAt();
  let isInBatch = false;

  /** A batch and all else use the same memory: what it has found and not yet told of would be lost. */
  function requireNoBatch(): void {
    if (!isInBatch) return;
    throw new Error("Cannot use the index before searchMany has ended: note what it finds");
  }

  function makeRoom(more: number): void {
    const needed = kernel.size.value + more;
    if (needed <= kernel.room.value) return;
    requireRoom(needed);
    if (!kernel.grow(roomyFor(needed)) && !kernel.grow(needed)) throw noMemory(needed);
  }

  function add(number: number, hash: Uint8Array): number {
    bytes().set(hash, input);
    return kernel.add(number);
  }

  function buildFrom(numbers: Uint32Array, hashes: Uint8Array): void {
    bytes().set(hashes, kernel.hashAt(0));
    kernel.permuteRows(0, numbers.length);
    new Uint32Array(bytes().buffer, kernel.numberAt(0), numbers.length).set(numbers);
    if (!kernel.build(numbers.length)) throw noMemory(numbers.length);
  }

  return {
    get size() {
      return kernel.size.value;
    },

    get memory() {
      return bytesInUse(kernel);
    },

    add(number, hash) {
      requireNoBatch();
      requireNumbered(number, hash);
      makeRoom(1);
      return add(number, hash);
    },

    addMany(numbers, hashes) {
      requireNoBatch();
      requireHashes(hashes, numbers.length);
      makeRoom(numbers.length);
      if (kernel.size.value === 0 && numbers.length >= WORTH_BUILDING) {
        buildFrom(numbers, hashes);
        return;
      }
      for (const [at, number] of numbers.entries()) {
        add(number, hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
      }
    },

    remove(number, hash) {
      requireNoBatch();
      requireNumbered(number, hash);
      bytes().set(hash, input);
      return kernel.remove(number) !== 0;
    },

    removeAt(handle) {
      requireNoBatch();
      requireHandle(handle, kernel.used.value);
      if (!kernel.removeAt(handle)) throw noHash();
    },

    search(hash, distance, most = kernel.MOST_FOUND.value) {
      requireNoBatch();
      requireHash(hash);
      requireDistance(distance);
      requireMost(most, kernel.MOST_FOUND.value);
      return searchWith(kernel, bytes(), hash, distance, most);
    },

    searchMany(hashes, distance, found, signal) {
      requireNoBatch();
      requireDistance(distance);
      requireHashes(hashes);
      requireStoppable(signal);
      const turn = kernel.MOST_BATCH.value * HASH_BYTES;
      for (let from = 0; from < hashes.length; from += turn) {
        const asked = hashes.subarray(from, from + turn);
        bytes().set(asked, kernel.BATCH.value);
        kernel.startBatch(asked.length / HASH_BYTES, distance);
        isInBatch = true;
        try {
          batch.read(kernel, from / HASH_BYTES, found, () => {
            for (let chunk = 0; chunk < CHUNKS; chunk++) {
              signal?.throwIfAborted();
              kernel.batchTable(chunk);
            }
          });
        } finally {
          isInBatch = false;
          kernel.endBatch();
        }
      }
    },

    save() {
      requireNoBatch();
      const pieces = savedPieces(kernel);
      /** Whoever asked earlier may read on in the middle of a batch, which lies where the digest is made. */
      function next() {
        requireNoBatch();
        return pieces.next();
      }
      return { [Symbol.iterator]: () => ({ next }) };
    },
  };
}
