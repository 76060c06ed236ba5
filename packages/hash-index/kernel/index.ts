// What the host calls. Addresses it has to know are told by functions, so that none is written twice.
import { prepareFlips } from "./distance";
import { FOUND_DISTANCES, FOUND_NUMBERS, HEADS, INPUT, own, provide } from "./layout";
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

export function foundNumbersAt(): usize {
  return own(FOUND_NUMBERS);
}

export function foundDistancesAt(): usize {
  return own(FOUND_DISTANCES);
}

export { batchTable, endBatch, startBatch } from "./batch";
export { build, permuteRows } from "./build";
export { digest } from "./digest";
export {
  BATCH,
  DESK_BYTES,
  DESKS,
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
  WORDS,
} from "./layout";
export { add, firstFreeRow, grow, isSound, open, remove, removeAt, setRows, size, used } from "./rows";
export { isWhole, search } from "./search";
export { usedSlots } from "./tables";
