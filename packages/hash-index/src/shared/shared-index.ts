import { batchReader } from "../kernel/batch-reader.ts";
import type { IndexKernel } from "../kernel/index-kernel.ts";
import { sharedKernel, sharedMemory } from "../kernel/shared-kernel.ts";
import type { WasmMemory } from "../kernel/web-assembly.ts";
import { FIRST_ROOM, indexOver, type NumberedIndex, openFor } from "../numbered-index.ts";
import { HASH_BYTES, requireHashes } from "../require.ts";
import { requireRoom } from "../room.ts";
import { feed, readInto } from "../snapshot/open-saved-index.ts";
import { sharedWords } from "./shared-words.ts";

/** What a thread needs to read a shared index; to be sent to it by `postMessage`. */
export interface SharedHandle {
  readonly memory: WasmMemory;
}

/** An index that one thread changes and others read, each on its own and without copies. */
export interface SharedIndex extends NumberedIndex {
  readonly handle: SharedHandle;
}

/**
 * Makes an empty index that other threads can read with `indexReader`. The thread that makes it is the
 * only one that may change it.
 *
 * @param options.room how many hashes to be ready for, as for `numberedIndex`
 * @throws {RangeError} when `room` is over 16,777,215, or there is no memory for it
 * @throws {Error} where threads cannot share memory
 */
export function sharedIndex({ room = FIRST_ROOM } = {}): SharedIndex {
  requireRoom(room);
  return shared((kernel) => openFor(kernel, room));
}

/**
 * Takes over what `save` of any index wrote, by copying, into one that threads share.
 *
 * @param pieces its bytes, cut anywhere
 * @throws {SnapshotError} when they are torn, altered, or of another version
 */
export function openSharedIndex(pieces: Iterable<Uint8Array>): SharedIndex {
  return shared((kernel) => feed(readInto(kernel), pieces));
}

/** Fills a memory, and has every change of it afterwards seen by those who read it. */
function shared(fill: (kernel: IndexKernel) => void): SharedIndex {
  const memory = sharedMemory();
  const batch = batchReader();
  const kernel = sharedKernel(memory, 0, batch.take);
  kernel.prepare();
  fill(kernel);
  const index = indexOver(kernel, batch);
  const words = sharedWords(memory, kernel.WORDS.value, kernel.DESKS.value);
  const changing = <Result>(change: () => Result): Result =>
    words.changing(change, () => kernel.room.value);

  changing(() => {});
  return {
    handle: { memory },
    get size() {
      return index.size;
    },
    get memory() {
      return index.memory;
    },
    add: (number, hash) => changing(() => index.add(number, hash)),
    addMany(numbers, hashes) {
      requireHashes(hashes, numbers.length);
      requireRoom(index.size + numbers.length);
      if (index.size === 0) {
        changing(() => index.addMany(numbers, hashes));
        return;
      }
      // One by one, so that no search has to wait for all.
      for (const [at, number] of numbers.entries()) {
        const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
        changing(() => index.add(number, hash));
      }
    },
    remove: (number, hash) => changing(() => index.remove(number, hash)),
    removeAt: (handle) => changing(() => index.removeAt(handle)),
    search: (hash, distance, most) => index.search(hash, distance, most),
    searchMany: (hashes, distance, found, signal) =>
      index.searchMany(hashes, distance, found, signal),
    save: () => index.save(),
  };
}
