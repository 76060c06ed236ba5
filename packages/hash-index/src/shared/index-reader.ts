import type { Found } from "../found.ts";
import { memoryView } from "../kernel/memory-view.ts";
import { searchWith } from "../kernel/search-with.ts";
import { sharedKernel } from "../kernel/shared-kernel.ts";
import { webAssembly } from "../kernel/web-assembly.ts";
import { requireDistance, requireHash, requireMost } from "../require.ts";
import type { SharedHandle } from "./shared-index.ts";
import { sharedWords } from "./shared-words.ts";

/** An index that another thread changes, as this thread reads it. */
export interface IndexReader {
  /**
   * Finds what `NumberedIndex.search` would find at one moment between beginning and end of the call:
   * a change that was over before is in it, and no half of a change ever is.
   *
   * @throws {Error} when a change does not end for a minute, because its thread has ended
   */
  search(hash: Uint8Array, distance: number, most?: number): Found;

  /** Makes the place free for another thread; then there is no searching any more. */
  close(): void;
}

/** Searches that changes may spoil before the reader asks for a moment without any. */
const TRIES = 3;

/**
 * Reads an index that another thread shares.
 *
 * @param handle what its `handle` is there
 * @throws {RangeError} for what is no such handle, and when 63 threads read it already
 */
export function indexReader(handle: SharedHandle): IndexReader {
  requireSharedHandle(handle);
  const { memory } = handle;
  // Where words and desks lie does not depend on the desk.
  const layout = sharedKernel(memory, 0, nobodyAsks);
  const words = sharedWords(memory, layout.WORDS.value, layout.DESKS.value);
  const desk = words.takeDesk();
  const kernel = sharedKernel(memory, desk * layout.DESK_BYTES.value, nobodyAsks);
  const bytes = memoryView(memory)();
  const everything = kernel.MOST_FOUND.value;
  let isOpen = true;

  /** @returns nothing when the index was changed meanwhile */
  function tried(hash: Uint8Array, distance: number, most: number): Found | undefined {
    const version = words.steadyVersion();
    if (version === undefined) return undefined;
    const room = words.room();
    if (room !== kernel.room.value) kernel.lay(room);
    try {
      const found = searchWith(kernel, bytes, hash, distance, most);
      return words.isStill(version) ? found : undefined;
    } catch (error) {
      // What is read in the middle of a change can lead anywhere, even out of the memory.
      if (words.isStill(version)) throw error;
      return undefined;
    }
  }

  return {
    search(hash, distance, most = everything) {
      if (!isOpen) throw new Error("Cannot search: the reader is closed");
      requireHash(hash);
      requireDistance(distance);
      requireMost(most, everything);
      for (let tries = 0; tries < TRIES; tries++) {
        const found = tried(hash, distance, most);
        if (found !== undefined) return found;
      }
      return words.holding(() => tried(hash, distance, most));
    },

    close() {
      if (isOpen) words.leaveDesk(desk);
      isOpen = false;
    },
  };
}

function requireSharedHandle(handle: SharedHandle): void {
  if (!(handle?.memory instanceof webAssembly().Memory)) {
    throw new RangeError("Cannot read an index: expected the handle of a shared one");
  }
}

function nobodyAsks(): void {}
