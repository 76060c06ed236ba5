import { contactState, decide, type MatchedListing, type Milliseconds } from "@holdfast/decision";
import { judgePlainness, LEAST_QUALITY, type PdqHash } from "@holdfast/pdq";
import { type TreatedDecision, treated, unreadable } from "../engine/answer.ts";
import { inOrder } from "../engine/hashed-upload.ts";
import { listingIndex } from "../engine/listing-index.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { openStoreToRead } from "../store/open-store.ts";

/** The list as it lies in the store, to be asked without remembering the question. */
export interface CheckList {
  readonly listings: number;
  /** Decides about a file by the eight forms of its picture. */
  decide(outcome: HashOutcome): TreatedDecision;
  /**
   * Decides about a hash that came without its picture, in this one form.
   *
   * @param quality 0 to 100; where it is not known, only the hash's set bits tell whether it is too
   *   plain, so a blank picture that was hashed elsewhere may match another one
   */
  decideHash(hash: PdqHash, quality: number | undefined): TreatedDecision;
}

/** Why there is no list to ask. */
export type NoList = "never-read" | "stale";

/**
 * Loads the list, beside a matcher that may be following it.
 *
 * @throws {Error} when another version wrote the store
 */
export function openCheckList(folder: string, now: Milliseconds): CheckList | NoList {
  const store = openStoreToRead(folder);
  if (store === undefined) return "never-read";
  try {
    const { lastContact, ready } = store.progress.read();
    const contact = contactState(lastContact, now);
    if (!ready) return "never-read";
    if (contact === "stale") return "stale";

    const index = listingIndex(store);
    const listings = new Map(store.listings.all().map((listing) => [listing.id, listing]));
    const ask = (hashes: readonly PdqHash[], quality: number) => {
      const plain = judgePlainness({ hash: hashes[0]!, quality }).kind === "too-plain";
      const matches: MatchedListing[] = [...index.near(hashes)].map(([id, distance]) => ({
        ...listings.get(id)!,
        distance,
      }));
      return treated(decide({ quality, plain }, matches, contact));
    };

    return {
      listings: listings.size,
      decide: (outcome) =>
        outcome.kind === "unreadable"
          ? unreadable(outcome.why)
          : ask(inOrder(outcome.hashes), outcome.quality),
      decideHash: (hash, quality = LEAST_QUALITY) => ask([hash], quality),
    };
  } finally {
    store.close();
  }
}
