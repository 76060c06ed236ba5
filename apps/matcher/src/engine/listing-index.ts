import { MATCH_DISTANCE } from "@holdfast/decision";
import { hashIndex } from "@holdfast/hash-index";
import type { PdqHash } from "@holdfast/pdq";
import type { Store } from "../store/open-store.ts";

/** Loads the listings into an index. */
export function listingIndex({ listings }: Pick<Store, "listings">) {
  const index = hashIndex<string>();
  for (const { id, hash } of listings.hashes()) index.add(id, hash);

  return {
    /** The listings near any of an upload's hashes, each with its least distance. */
    near(hashes: readonly PdqHash[]): ReadonlyMap<string, number> {
      const near = new Map<string, number>();
      for (const hash of hashes) {
        for (const { id, distance } of index.search(hash, MATCH_DISTANCE).matches) {
          near.set(id, Math.min(distance, near.get(id) ?? distance));
        }
      }
      return near;
    },

    add: (id: string, hash: PdqHash) => index.add(id, hash),
    remove: (id: string) => index.remove(id),
    get size() {
      return index.size;
    },
  };
}
