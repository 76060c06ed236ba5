import { type SharedHandle, sharedIndex } from "@holdfast/hash-index/shared";

// The thread that keeps the list. It begins by telling the handle.

/** A change that the page asks for. */
export interface Change {
  readonly verb: "add" | "remove" | "addMany";
  readonly numbers: Uint32Array;
  readonly hashes: Uint8Array;
}

/** What the worker tells: the handle at first, then of each change that it is over. */
export type KeeperWord = SharedHandle | "is over";

const index = sharedIndex();
const say = (word: KeeperWord) => postMessage(word);

addEventListener("message", ({ data: { verb, numbers, hashes } }: MessageEvent<Change>) => {
  if (verb === "addMany") index.addMany(numbers, hashes);
  else index[verb](numbers[0]!, hashes);
  say("is over");
});
say(index.handle);
