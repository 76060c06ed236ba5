export type { Found } from "./found.ts";
export { type HashIndex, hashIndex, type Match, type Matches } from "./hash-index.ts";
export type { NativeSearch } from "./kernel/native-search.ts";
export {
  type IndexOptions,
  type NumberedIndex,
  numberedIndex,
} from "./numbered-index.ts";
export { MOST_DISTANCE } from "./require.ts";
export { MOST_HASHES } from "./room.ts";
export {
  type OpenOptions,
  openArrivingIndex,
  openSavedIndex,
} from "./snapshot/open-saved-index.ts";
export { SnapshotError } from "./snapshot/snapshot-error.ts";
export type { Stoppable } from "./stoppable.ts";
