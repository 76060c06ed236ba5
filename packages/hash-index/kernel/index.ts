// What the host calls. Addresses it has to know are told by functions, so that none is written twice.
import { prepareFlips } from "./distance";
import { CHUNK_RADIUS, FOUND_DISTANCES, FOUND_NUMBERS, HEADS, INPUT, own, PAIR_MOST, provide, QUERY } from "./layout";
import { preparePermutation } from "./permute";

/** Writes what is the same in every index. Once a memory, before anything else. */
export function prepare(): void {
  provide(HEADS);
  preparePermutation();
  prepareFlips();
}

/** Where a hash is expected that is to be added, removed or searched for. */
export function inputAt(): usize {
  return own(INPUT);
}

/** Where a prepared search has the hash that is searched for. */
export function queryAt(): usize {
  return own(QUERY);
}

/** Where it has how far each chunk may be from it, a byte for each of the 16. */
export function chunkRadiusAt(): usize {
  return own(CHUNK_RADIUS);
}

/** Where it has how far each pair may be, a byte for each of the 8. */
export function pairMostAt(): usize {
  return own(PAIR_MOST);
}

export function foundNumbersAt(): usize {
  return own(FOUND_NUMBERS);
}

export function foundDistancesAt(): usize {
  return own(FOUND_DISTANCES);
}

export { batchTable, endBatch, sortBatch, startBatch } from "./batch";
export { build, permuteRows } from "./build";
export { digest } from "./digest";
export {
  BATCH,
  BATCH_ORDER,
  BATCH_PARTNERS,
  countAt,
  COUNTERS,
  DESK_BYTES,
  DESKS,
  FLIPS,
  FOUND_QUERIES,
  hashAt,
  HEADS,
  HEADS_BYTES,
  lay,
  MOST_BATCH,
  MOST_FOUND,
  MOST_ROWS,
  numberAt,
  partnerAt,
  provide,
  room,
  rowAt,
  slots,
  startAt,
  WORDS,
} from "./layout";
export { add, firstFreeRow, grow, isSound, open, remove, removeAt, setRows, size, used } from "./rows";
export { isWhole, prepareSearch, search } from "./search";
export { usedSlots } from "./tables";
