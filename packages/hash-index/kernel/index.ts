// What the host calls. Addresses it has to know are told by functions, so that none is written twice.
import { prepareFlips } from "./distance";
import { HEADS, provide } from "./layout";
import { preparePermutation } from "./permute";

provide(HEADS);
preparePermutation();
prepareFlips();

export { batchTable, endBatch, startBatch } from "./batch";
export { build, permuteRows } from "./build";
export { digest } from "./digest";
export {
  BATCH,
  FOUND_DISTANCES,
  FOUND_NUMBERS,
  FOUND_QUERIES,
  hashAt,
  HEADS,
  HEADS_BYTES,
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
} from "./layout";
export { add, firstFreeRow, grow, isSound, open, remove, removeAt, setRows, size, used } from "./rows";
export { isWhole, search } from "./search";
export { usedSlots } from "./tables";
