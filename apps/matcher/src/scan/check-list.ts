import { contactState, decide, type MatchedListing, type Milliseconds } from "@holdfast/decision";
import { judgePlainness } from "@holdfast/pdq";
import { type TreatedDecision, treated, unreadable } from "../engine/answer.ts";
import { inOrder } from "../engine/hashed-upload.ts";
import { listingIndex } from "../engine/listing-index.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { openStoreToRead } from "../store/open-store.ts";

/** The list as it lies in the store, to be asked without remembering the question. */
export interface CheckList {
  readonly listings: number;
  decide(outcome: HashOutcome): TreatedDecision;
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
    return {
      listings: listings.size,
      decide(outcome) {
        if (outcome.kind === "unreadable") return unreadable(outcome.why);
        const { quality, hashes } = outcome;
        const plain = judgePlainness({ hash: hashes.original, quality }).kind === "too-plain";
        const matches: MatchedListing[] = [...index.near(inOrder(hashes))].map(
          ([id, distance]) => ({
            ...listings.get(id)!,
            distance,
          }),
        );
        return treated(decide({ quality, plain }, matches, contact));
      },
    };
  } finally {
    store.close();
  }
}
