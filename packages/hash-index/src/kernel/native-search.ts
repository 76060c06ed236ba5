import type { IndexKernel } from "./index-kernel.ts";

/**
 * Code of the processor's own that searches an index in the memory of its kernel, which goes on doing
 * everything else. `nativeSearch` of `@holdfast/hash-index/native` loads it. Only an index is to call it:
 * it believes what it is told of memory.
 */
export interface NativeSearch {
  /** @returns how many were found; one less than the negative of it when the search was cut short */
  search(memory: ArrayBufferLike, places: Uint32Array, distance: number, most: number): number;

  /** Compares the batch that was taken over and sorted with a table, and calls `takeFound` for what it finds. */
  searchTable(
    memory: ArrayBufferLike,
    places: Uint32Array,
    chunk: number,
    distance: number,
    takeFound: (count: number) => void,
  ): void;

  /** Asks the system for pages of 2 MiB, before memory is written to. */
  useLargePages(memory: ArrayBufferLike): void;
}

/**
 * The kernel with its searches done natively; the kernel itself when there is nothing to do so.
 *
 * @throws {RangeError} for what cannot search, such as the name of a compiled file
 */
export function withNativeSearch(
  kernel: IndexKernel,
  native: NativeSearch | undefined,
  takeFound: (count: number) => void,
): IndexKernel {
  if (native === undefined) return kernel;
  requireNativeSearch(native);
  const { memory } = kernel;
  let places = placesOf(kernel);
  let held = memory.buffer;
  let isCut = false;
  let batchDistance = 0;
  let isInReach = false;

  /** The memory's buffer; to ask for it each time would take a tenth as long as a search. */
  function buffer(): ArrayBufferLike {
    if (held.byteLength === 0) held = memory.buffer; // the memory has grown, and left this one
    return held;
  }

  /** Makes memory for so many bytes, large pages as far as the system has them. */
  function provide(bytes: number): number {
    const isThere = kernel.provide(bytes);
    native!.useLargePages(buffer());
    return isThere;
  }

  /** Everything may lie elsewhere. */
  function laidAnew(isThere: number): number {
    places = placesOf(kernel);
    return isThere;
  }

  /** Makes room before the kernel does, which then finds it, and writes to it. */
  function roomFor(room: number, make: (room: number) => number): number {
    const before = kernel.room.value;
    const isThere = provide(kernel.lay(room));
    kernel.lay(before);
    return isThere === 0 ? 0 : laidAnew(make(room));
  }

  return {
    ...kernel,
    open: (room) => roomFor(room, kernel.open),
    grow: (room) => roomFor(room, kernel.grow),
    provide: (bytes) => laidAnew(provide(bytes)),

    search(distance, most) {
      const found =
        kernel.prepareSearch(distance) === 0 ? 0 : native.search(buffer(), places, distance, most);
      isCut = found < 0;
      return isCut ? -1 - found : found;
    },

    isWhole: () => (isCut ? 0 : 1),

    startBatch(count, distance) {
      batchDistance = distance;
      const reach = kernel.startBatch(count, distance);
      isInReach = reach !== 0;
      return reach;
    },

    batchTable(chunk) {
      if (!isInReach) return;
      kernel.sortBatch(chunk);
      native.searchTable(buffer(), places, chunk, batchDistance, takeFound);
    },
  };
}

function requireNativeSearch(native: NativeSearch): void {
  if (typeof native?.searchTable !== "function") {
    throw new RangeError(
      `Cannot search natively: expected what nativeSearch gives, found ${typeof native}`,
    );
  }
}

/** Where things lie, in the order of `struct places` in `native/memory.h`. */
const PLACES: Readonly<Record<string, (kernel: IndexKernel) => number>> = {
  starts: ({ startAt }) => startAt(0, 0),
  startsBytes: ({ startAt }) => startAt(1, 0) - startAt(0, 0),
  counts: ({ countAt }) => countAt(0, 0),
  countsBytes: ({ countAt }) => countAt(1, 0) - countAt(0, 0),
  slots: ({ slots }) => slots.value,
  partners: ({ partnerAt }) => partnerAt(0, 0),
  rows: ({ rowAt }) => rowAt(0, 0),
  hashes: ({ hashAt }) => hashAt(0),
  numbers: ({ numberAt }) => numberAt(0),
  flips: ({ FLIPS }) => FLIPS.value,
  query: ({ queryAt }) => queryAt(),
  chunkRadius: ({ chunkRadiusAt }) => chunkRadiusAt(),
  pairMost: ({ pairMostAt }) => pairMostAt(),
  batch: ({ BATCH }) => BATCH.value,
  counters: ({ COUNTERS }) => COUNTERS.value,
  batchOrder: ({ BATCH_ORDER }) => BATCH_ORDER.value,
  batchPartners: ({ BATCH_PARTNERS }) => BATCH_PARTNERS.value,
  foundQueries: ({ FOUND_QUERIES }) => FOUND_QUERIES.value,
  foundNumbers: ({ foundNumbersAt }) => foundNumbersAt(),
  foundDistances: ({ foundDistancesAt }) => foundDistancesAt(),
};

/** The names of what a native search is told, in their order. */
export const PLACE_NAMES: readonly string[] = Object.keys(PLACES);

function placesOf(kernel: IndexKernel): Uint32Array {
  return Uint32Array.from(Object.values(PLACES), (place) => place(kernel));
}
