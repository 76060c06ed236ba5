// What the host calls. Addresses it has to know are told by functions, so that none is written twice.
import {
  BATCH,
  FOUND_DISTANCES,
  FOUND_NUMBERS,
  FOUND_QUERIES,
  HEADS,
  INPUT,
  lay,
  MOST_BATCH,
  MOST_FOUND,
  MOST_ROWS,
  numberAt,
  partnerAt,
  provide,
  hashAt,
  room,
  rowAt,
  rows,
  slots,
} from "./layout";
import { prepareFlips } from "./distance";
import { preparePermutation } from "./permute";

provide(HEADS);
preparePermutation();
prepareFlips();

export { add, firstFreeRow, grow, isSound, open, remove, removeAt, setRows, size, used } from "./rows";
export { build, permuteRows } from "./build";
export { isWhole, search } from "./search";
export { batchTable, endBatch, startBatch } from "./batch";
export { digest } from "./digest";
export { usedSlots } from "./tables";
export {
  BATCH,
  FOUND_DISTANCES,
  FOUND_NUMBERS,
  FOUND_QUERIES,
  hashAt,
  HEADS,
  INPUT,
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
};
