import { MATCH_DISTANCE } from "@holdfast/decision";
import { hashIndex } from "@holdfast/hash-index";
import type { PdqHash } from "@holdfast/pdq";
import type { Store } from "../store/open-store.ts";
import { FORMS } from "./hashed-upload.ts";
import { listingIndex } from "./listing-index.ts";

export type LiveIndexes = ReturnType<typeof liveIndexes>;

/**
 * Loads listings and remembered uploads into two indexes, kept in step with the store.
 *
 * [Note: which side keeps the forms] A mirrored or turned copy is found by its eight dihedral
 * forms, which can only be made from a picture. The matcher has the upload's picture and never the
 * listing's, so uploads keep the forms: a new upload asks for each of its eight among the listings,
 * and a new listing asks once among the eight of every remembered upload. Both questions compare
 * the same pairs of hashes, so it does not matter which of the two came first. The price is eight
 * places, together about 2.6 kB, for each remembered upload; forms guessed from a listing's bits alone
 * would cost one place and miss some copies.
 */
export function liveIndexes(store: Store) {
  const uploads = hashIndex<number>();
  const place = (upload: number, form: number) => upload * FORMS.length + form;

  const indexes = {
    listings: listingIndex(store),

    /** The remembered uploads of which any form is near a hash, each with its least distance. */
    uploadsNear(hash: PdqHash): ReadonlyMap<number, number> {
      const near = new Map<number, number>();
      for (const { id, distance } of uploads.search(hash, MATCH_DISTANCE).matches) {
        const upload = Math.floor(id / FORMS.length);
        near.set(upload, Math.min(distance, near.get(upload) ?? distance));
      }
      return near;
    },

    addUpload(upload: number, hashes: readonly PdqHash[]): void {
      for (const [form, hash] of hashes.entries()) uploads.add(place(upload, form), hash);
    },

    removeUpload(upload: number): void {
      for (let form = 0; form < FORMS.length; form++) uploads.remove(place(upload, form));
    },
  };

  for (const { number, hashes } of store.uploads.hashes()) indexes.addUpload(number, hashes);
  return indexes;
}
