import { createHash } from "node:crypto";
import {
  contactState,
  decide,
  MATCH_DISTANCE,
  type MatchedListing,
  type Milliseconds,
} from "@holdfast/decision";
import { REDUCED_MOST_OFF } from "@holdfast/media";
import { hammingDistance, judgePlainness, LEAST_QUALITY, type PdqHash } from "@holdfast/pdq";
import { type TreatedDecision, treated, unreadable } from "../engine/answer.ts";
import { inOrder } from "../engine/hashed-upload.ts";
import { listingIndex } from "../engine/listing-index.ts";
import type { Loading } from "../engine/load-index.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { SILENT } from "../log.ts";
import { openStoreToRead } from "../store/open-store.ts";
import type { Progress } from "../store/progress.ts";

/**
 * The list as it lies in the store, to be asked without remembering the question. A listing that was
 * withdrawn since it was opened is not found any more; one that came since is not found yet.
 */
export interface CheckList {
  readonly listings: number;
  /** Another one when the exchange has said something of the list since. */
  readonly mark: string;
  /**
   * Whether `decide` would say the same of all the file's pixels: its hash is exact, or nothing
   * listed is so near that it matters. See [Note: a reduced hash finds, an exact one decides].
   */
  isSure(outcome: HashOutcome): boolean;
  /** Decides about a file by the eight forms of its picture. */
  decide(outcome: HashOutcome): TreatedDecision;
  /**
   * Decides about each hash by itself, in its one form; the same whether it is asked about alone or
   * with thousands of others, which is several times faster.
   *
   * @returns as many, in the same order
   */
  decideHashes(asked: readonly LoneHash[]): readonly TreatedDecision[];
  close(): void;
}

/** A hash that came without its picture. */
export interface LoneHash {
  readonly hash: PdqHash;
  /**
   * 0 to 100; where it is not known, only the hash's set bits tell whether it is too plain, so a
   * blank picture that was hashed elsewhere may match another one.
   */
  readonly quality?: number;
}

/** Why there is no list to ask. */
export type NoList = "never-read" | "stale";

/**
 * Loads the list, beside a matcher that may be following it.
 *
 * @throws {TooLargeError} when the list is larger than this process can hold
 * @throws {Error} when another version wrote the store
 */
export function openCheckList(
  folder: string,
  now: Milliseconds,
  loading: Loading,
): CheckList | NoList {
  const store = openStoreToRead(folder);
  if (store === undefined) return "never-read";
  let isOpen = false;
  try {
    // Read before the listings: a page that comes between is in them, and not yet in the mark.
    const { lastContact, ready, ...place } = store.progress.read();
    const contact = contactState(lastContact, now);
    if (!ready) return "never-read";
    if (contact === "stale") return "stale";

    const index = listingIndex(store, SILENT, loading, true);
    const judge = (hashes: readonly PdqHash[], quality: number, near: Iterable<number>) => {
      const plain = judgePlainness({ hash: hashes[0]!, quality }).kind === "too-plain";
      // Asked of the store as it is now: meanwhile a number may have become another listing's.
      const matches: MatchedListing[] = [...near].flatMap((number) => {
        const listing = store.listings.at(number);
        if (listing === undefined) return [];
        const distances = hashes.map((hash) => hammingDistance(hash, listing.hash));
        return [{ ...listing, distance: Math.min(...distances) }];
      });
      return treated(decide({ quality, plain }, matches, contact));
    };

    isOpen = true;
    return {
      listings: index.size,
      mark: markOf(place),
      isSure: (outcome) =>
        outcome.kind === "unreadable" ||
        outcome.reduction === 1 ||
        index.near(inOrder(outcome.hashes), MATCH_DISTANCE + REDUCED_MOST_OFF).size === 0,
      decide(outcome) {
        if (outcome.kind === "unreadable") return unreadable(outcome.why);
        const hashes = inOrder(outcome.hashes);
        return judge(hashes, outcome.quality, index.near(hashes).keys());
      },
      decideHashes(asked) {
        const near = index.nearEach(asked.map(({ hash }) => hash));
        return asked.map(({ hash, quality = LEAST_QUALITY }, at) =>
          judge([hash], quality, near[at]!),
        );
      },
      close: () => store.close(),
    };
  } finally {
    if (!isOpen) store.close();
  }
}

/** Whose list it is and how far it was read, without telling either. */
function markOf({ source, round, cursor }: Pick<Progress, "source" | "round" | "cursor">): string {
  return createHash("sha256")
    .update(JSON.stringify([source, round, cursor]))
    .digest("hex");
}
