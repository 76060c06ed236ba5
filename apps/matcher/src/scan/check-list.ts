import {
  contactState,
  decide,
  MATCH_DISTANCE,
  type MatchedListing,
  type Milliseconds,
} from "@holdfast/decision";
import { type HashIndex, hashIndex } from "@holdfast/hash-index";
import { REDUCED_MOST_OFF } from "@holdfast/media";
import { judgePlainness, LEAST_QUALITY, type PdqHash } from "@holdfast/pdq";
import { type TreatedDecision, treated, unreadable } from "../engine/answer.ts";
import { inOrder } from "../engine/hashed-upload.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { openStoreToRead } from "../store/open-store.ts";

/** The list as it lies in the store, to be asked without remembering the question. */
export interface CheckList {
  readonly listings: number;
  /**
   * Whether `decide` would say the same of all the file's pixels: its hash is exact, or nothing
   * listed is so near that it matters. See [Note: a reduced hash finds, an exact one decides].
   */
  isSure(outcome: HashOutcome): boolean;
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

    const index = hashIndex<string>();
    for (const { id, hash } of store.listings.hashes()) index.add(id, hash);
    const listings = new Map(store.listings.all().map((listing) => [listing.id, listing]));
    const ask = (hashes: readonly PdqHash[], quality: number) => {
      const plain = judgePlainness({ hash: hashes[0]!, quality }).kind === "too-plain";
      const matches: MatchedListing[] = [...near(index, hashes)].map(([id, distance]) => ({
        ...listings.get(id)!,
        distance,
      }));
      return treated(decide({ quality, plain }, matches, contact));
    };

    return {
      listings: listings.size,
      isSure: (outcome) =>
        outcome.kind === "unreadable" ||
        outcome.reduction === 1 ||
        inOrder(outcome.hashes).every((hash) => {
          const { matches, isWhole } = index.search(hash, MATCH_DISTANCE + REDUCED_MOST_OFF);
          return isWhole && matches.length === 0;
        }),
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

/** The listings near any of a picture's hashes, each with its least distance. */
function near(index: HashIndex<string>, hashes: readonly PdqHash[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const hash of hashes) {
    for (const { id, distance } of index.search(hash, MATCH_DISTANCE).matches) {
      found.set(id, Math.min(distance, found.get(id) ?? distance));
    }
  }
  return found;
}
