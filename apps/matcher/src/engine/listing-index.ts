import type { PdqHash } from "@holdfast/pdq";
import type { Log } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import { liveHashes } from "./live-hashes.ts";
import type { Loading } from "./load-index.ts";

export type ListingIndex = ReturnType<typeof listingIndex>;

/** @param isReader whether another process may be writing to the store */
export function listingIndex(store: Store, log: Log, loading: Loading, isReader = false) {
  const numbersOf = (number: number) => [number];
  const live = liveHashes({ store, what: "listings", numbersOf, isReader, log }, loading);

  return {
    get size() {
      return live.size;
    },

    /** Numbers of the listings near any of an upload's hashes, each with its least distance. */
    near: live.near,
    /** The same for each of many hashes by itself, without the distances. */
    nearEach: live.nearEach,

    add: (number: number, hash: PdqHash) => live.add([number], [hash]),
    remove: (number: number, hash: PdqHash) => live.remove([number], [hash]),
    save: live.save,
  };
}
