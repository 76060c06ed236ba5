import type { PdqHash } from "@holdfast/pdq";
import type { Log } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import type { RememberedUpload } from "../store/uploads.ts";
import { FORMS } from "./hashed-upload.ts";
import { listingIndex } from "./listing-index.ts";
import { liveHashes } from "./live-hashes.ts";
import type { Loading } from "./load-index.ts";

export type LiveIndexes = ReturnType<typeof liveIndexes>;

/**
 * Loads listings and remembered uploads into two indexes, kept in step with the store.
 *
 * [Note: which side keeps the forms] A mirrored or turned copy is found by its eight dihedral
 * forms, which can only be made from a picture. The matcher has the upload's picture and never the
 * listing's, so uploads keep the forms: a new upload asks for each of its eight among the listings,
 * and a new listing asks once among the eight of every remembered upload. Both questions compare
 * the same pairs of hashes, so it does not matter which of the two came first. The price is eight
 * places, together about 1 kB, for each remembered upload; forms guessed from a listing's bits alone
 * would cost one place and miss some copies.
 */
export function liveIndexes(store: Store, log: Log, loading: Loading) {
  const numbersOf = (upload: number, count: number) =>
    Array.from({ length: count }, (_, form) => upload * FORMS.length + form);
  const listings = listingIndex(store, log, loading);
  const uploads = liveHashes({ store, what: "uploads", numbersOf, isReader: false, log }, loading);

  return {
    listings,

    /** The remembered uploads of which any form is near a hash, each with its least distance. */
    uploadsNear(hash: PdqHash): ReadonlyMap<number, number> {
      const near = new Map<number, number>();
      for (const [number, distance] of uploads.near([hash])) {
        const upload = Math.floor(number / FORMS.length);
        near.set(upload, Math.min(distance, near.get(upload) ?? distance));
      }
      return near;
    },

    addUpload: ({ number, hashes }: Pick<RememberedUpload, "number" | "hashes">) =>
      uploads.add(numbersOf(number, hashes.length), hashes),

    removeUpload: ({ number, hashes }: Pick<RememberedUpload, "number" | "hashes">) =>
      uploads.remove(numbersOf(number, hashes.length), hashes),

    /** Writes snapshots for the next start. */
    save(): void {
      listings.save();
      uploads.save();
    },
  };
}
