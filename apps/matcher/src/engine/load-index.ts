import path from "node:path";
import {
  MOST_HASHES,
  type NumberedIndex,
  numberedIndex,
  openSavedIndex,
} from "@holdfast/hash-index";
import type { NativeSearch } from "@holdfast/hash-index/native";
import type { Log } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import type { Indexed } from "../store/progress.ts";
import { openSnapshot, removeSnapshot, removeUnfinished } from "../store/snapshot-file.ts";
import {
  bytesToLoad,
  bytesToTakeOver,
  largePagesBytes,
  memoryLeft,
  requireMemory,
  requireOneIndex,
  TooLargeError,
} from "./require-memory.ts";

/** How indexes are loaded, kept and searched; tests choose otherwise. */
export interface Loading {
  /** Hashes from which a snapshot is written: those of fewer are read in about half a second. */
  readonly worthSaving: number;
  /** Bytes of memory that this process can still have. */
  readonly memoryLeft: () => number;
  /** What searches every index of this process; WebAssembly where it is left out. */
  readonly native?: NativeSearch | undefined;
}

export const USUAL_LOADING: Loading = { worthSaving: 100_000, memoryLeft };

/** Which hashes an index holds. */
export interface Contents {
  readonly store: Store;
  readonly what: Indexed;
  /** What the index calls the hashes of a row, by the row's number and how many they are. */
  readonly numbersOf: (row: number, count: number) => readonly number[];
  /** Whether another process may be writing; the files stay as they are then. */
  readonly isReader: boolean;
  readonly log: Log;
}

export interface LoadedIndex {
  readonly index: NumberedIndex;
  /** Whether a snapshot of just this lies in the folder. */
  readonly isSaved: boolean;
}

export function snapshotFile({ store, what }: Pick<Contents, "store" | "what">): string {
  return path.join(store.folder, `${what}.index`);
}

/**
 * Takes over the snapshot of the last stop where the store names it, and else reads every row.
 *
 * @throws {TooLargeError} when one index, or this process, cannot hold so many
 */
export function loadIndex(contents: Contents, loading: Loading): LoadedIndex {
  const { store, what, isReader, log } = contents;
  const file = snapshotFile(contents);
  if (!isReader) removeUnfinished(file);

  return store.inOneView(() => {
    const taken = takeOver(file, contents, loading);
    if (typeof taken === "object") return { index: taken, isSaved: true };

    if (taken !== "none") {
      log.warn(
        { found: taken },
        `Cannot take over the snapshot of ${what}: reading them one by one`,
      );
      if (!isReader) removeSnapshot(file);
    }
    return { index: readRows(contents, loading), isSaved: false };
  });
}

/** @returns why a snapshot that is there cannot be believed */
function takeOver(
  file: string,
  { store, what }: Contents,
  { memoryLeft, native }: Loading,
): NumberedIndex | "none" | string {
  try {
    const snapshot = openSnapshot(file, store.progress.saved(what));
    if (snapshot === undefined) return "none";
    if (snapshot.kind === "refused") return snapshot.why;
    try {
      const needed = bytesToTakeOver(snapshot.bytes) + largePagesBytes(native);
      requireMemory(what, needed, memoryLeft());
      return openSavedIndex(snapshot.pieces(), { native });
    } finally {
      snapshot.close();
    }
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
    // Whatever is wrong with a copy, there is what it was made of.
    return error instanceof Error ? error.message : String(error);
  }
}

function readRows(
  { store, what, numbersOf }: Contents,
  { memoryLeft, native }: Loading,
): NumberedIndex {
  const rows = store[what];
  const count = rows.hashes();
  requireOneIndex(what, count);
  requireMemory(what, bytesToLoad(count) + largePagesBytes(native), memoryLeft());

  try {
    const index = numberedIndex({ room: roomFor(count), native });
    const numbers = new Uint32Array(count);
    const hashes = new Uint8Array(count * 32);
    let at = 0;
    for (const slice of rows.slices()) {
      hashes.set(slice.hashes, at * 32);
      for (const [place, row] of slice.numbers.entries()) {
        for (const number of numbersOf(row, slice.counts[place]!)) numbers[at++] = number;
      }
    }
    index.addMany(numbers, hashes);
    hashes.fill(0);
    return index;
  } catch (error) {
    throw error instanceof RangeError ? new TooLargeError(error.message) : error;
  }
}

/** Room for some more: when it is full, room for twice as many is made, and all are moved. */
function roomFor(count: number): number {
  return Math.min(MOST_HASHES, Math.ceil(count * 1.05) + 16_384);
}
