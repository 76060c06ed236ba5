export { type HashIndex, hashIndex, type Match, MOST_DISTANCE } from "./hash-index.ts";
