import { randomBytes } from "node:crypto";
import { MATCH_DISTANCE } from "@holdfast/decision";
import { type PdqHash, pdqHashToBytes } from "@holdfast/pdq";
import { removeSnapshot, writeSnapshot } from "../store/snapshot-file.ts";
import { type Contents, type Loading, loadIndex, snapshotFile } from "./load-index.ts";
import { TooLargeError } from "./require-memory.ts";
import type { TakeBack } from "./together.ts";

/**
 * Hashes from which one search for all of them is quicker than one for each: measured with lists of
 * 1,000 to 1,000,000, the two are alike at about 4,000, and at 16,000 it takes a third of the time.
 */
export const WORTH_A_BATCH = 5_000;

export type LiveHashes = ReturnType<typeof liveHashes>;

/**
 * Hashes of the store in memory, kept in step with it, searched exactly, and saved at the end.
 *
 * @throws {TooLargeError} when there are more than can be held
 */
export function liveHashes(contents: Contents, loading: Loading) {
  const { store, what, log } = contents;
  const file = snapshotFile(contents);
  const loaded = loadIndex(contents, loading);
  const { index } = loaded;
  let { isSaved } = loaded;

  /** A hash that goes from the list must not stay in a snapshot. */
  function unsave(): void {
    if (!isSaved) return;
    try {
      removeSnapshot(file);
      isSaved = false;
    } catch (error) {
      // The store no longer names it. The next change tries again.
      log.warn({ found: String(error) }, `Cannot remove the snapshot of ${what}`);
    }
  }

  function add(numbers: readonly number[], hashes: readonly PdqHash[]): void {
    try {
      index.addMany(Uint32Array.from(numbers), bytesOf(hashes));
    } catch (error) {
      throw error instanceof RangeError ? new TooLargeError(error.message) : error;
    }
  }

  /** @returns the places of those that were there */
  function remove(numbers: readonly number[], hashes: readonly PdqHash[]): readonly number[] {
    return [...hashes.keys()].filter((at) =>
      index.remove(numbers[at]!, pdqHashToBytes(hashes[at]!)),
    );
  }

  /** What lies near each of many hashes, asked all at once. */
  function batched(hashes: readonly PdqHash[]): readonly (readonly number[])[] {
    const near: number[][] = hashes.map(() => []);
    index.searchMany(bytesOf(hashes), MATCH_DISTANCE, (at, number) => near[at]!.push(number));
    return near;
  }

  function near(hashes: readonly PdqHash[], within = MATCH_DISTANCE): ReadonlyMap<number, number> {
    const near = new Map<number, number>();
    const note = (number: number, distance: number) =>
      near.set(number, Math.min(distance, near.get(number) ?? distance));
    for (const hash of hashes) {
      const bytes = pdqHashToBytes(hash);
      const { numbers, distances, isWhole } = index.search(bytes, within);
      for (const [at, number] of numbers.entries()) note(number, distances[at]!);
      // Very many are alike: slower, and all of them.
      if (!isWhole) {
        index.searchMany(bytes, within, (_, number, distance) => note(number, distance));
      }
    }
    return near;
  }

  return {
    get size() {
      return index.size;
    },

    /**
     * The numbers of all that are near any of some hashes, each with its least distance.
     *
     * @param within 0 to 40 bits
     */
    near,

    /** The numbers of all that are near each hash by itself; of many hashes sooner at once. */
    nearEach(hashes: readonly PdqHash[]): readonly (readonly number[])[] {
      return hashes.length < WORTH_A_BATCH
        ? hashes.map((hash) => [...near([hash]).keys()])
        : batched(hashes);
    },

    /** @throws {TooLargeError} when there is no room for more; none was added then */
    add(numbers: readonly number[], hashes: readonly PdqHash[]): TakeBack {
      unsave();
      add(numbers, hashes);
      return () => remove(numbers, hashes);
    },

    remove(numbers: readonly number[], hashes: readonly PdqHash[]): TakeBack {
      unsave();
      const removed = remove(numbers, hashes);
      return () =>
        add(
          removed.map((at) => numbers[at]!),
          removed.map((at) => hashes[at]!),
        );
    },

    /** Writes a snapshot for the next start where that pays. A failure costs only time then. */
    save(): void {
      if (isSaved || index.size < loading.worthSaving) return;
      const name = randomBytes(16);
      try {
        writeSnapshot(file, name, index.save());
        store.progress.setSaved(what, name);
        isSaved = true;
      } catch (error) {
        log.warn({ found: String(error) }, `Cannot save a snapshot of ${what}`);
      }
    },
  };
}

function bytesOf(hashes: readonly PdqHash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 32);
  for (const [at, hash] of hashes.entries()) bytes.set(pdqHashToBytes(hash), at * 32);
  return bytes;
}
