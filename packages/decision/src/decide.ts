import type { Contact } from "./contact-state.ts";
import {
  type BlockReason,
  type HoldReason,
  type Judgement,
  judgeListing,
} from "./judge-listing.ts";
import type { ListName, MatchedListing } from "./matched-listing.ts";

/**
 * Two hashes this close, Hamming distance out of 256 bits, count as one picture.
 * Source: facebook/ThreatExchange, pdq/README.md, "Matching".
 */
export const MATCH_DISTANCE = 31;

/**
 * Below this quality, 0 to 100, a hash says too little about its picture.
 * Source: facebook/ThreatExchange, pdq/README.md, "Matching".
 */
export const LEAST_QUALITY = 50;

/** The listing that led to a block or hold, and the label under which the upload is treated. */
interface Led {
  /** `under-18` when any listing acted on is, even if `listing` names an adult one. */
  readonly list: ListName;
  /** Id of the listing that asks for the strongest action; of several, the nearest. */
  readonly listing: string;
  /** Its distance, 0 to 31 bits. */
  readonly distance: number;
}

/**
 * What a platform may do about an upload.
 * - `block`: refuse it or take it down
 * - `hold`: show it to nobody until a person has looked; `unavailable` names no listing, since
 *   none could be asked
 * - `unsure`: nothing is known either way, and the platform's own rules apply: the picture is
 *   too plain to be told from others, the exchange has been silent for seven days, the list could
 *   not be asked, or all that matches is `listings` whose breaker is open
 * - `pass`: the list was asked and nothing on it calls for an action
 */
export type Decision =
  | (Led & { readonly kind: "block"; readonly because: BlockReason })
  | (Led & { readonly kind: "hold"; readonly because: HoldReason })
  | { readonly kind: "hold"; readonly because: "unavailable" }
  | { readonly kind: "unsure"; readonly because: "too-plain" | "stale" | "unavailable" }
  | { readonly kind: "unsure"; readonly because: "paused"; readonly listings: readonly string[] }
  | { readonly kind: "pass" };

/** What is known of an upload: its hash's quality, 0 to 100, and whether `pdq` calls it too plain. */
export interface JudgedUpload {
  readonly quality: number;
  readonly plain: boolean;
}

/**
 * Decides what a platform may do about an upload, given the listings near its hash.
 *
 * Of several listings the strongest action counts, so a further match never weakens the answer.
 * A featureless photo is `unsure`, never `pass`: answering "pass" would tell a platform that the
 * picture is known to be another one. So is every upload once the list is stale.
 *
 * @param matches in any order, each listing once; those further than 31 bits are left out
 */
export function decide(
  upload: JudgedUpload,
  matches: readonly MatchedListing[],
  contact: Contact,
): Decision {
  if (upload.plain || upload.quality < LEAST_QUALITY) {
    return { kind: "unsure", because: "too-plain" };
  }
  if (contact === "stale") return { kind: "unsure", because: "stale" };

  const judged = matches
    .filter((listing) => listing.distance <= MATCH_DISTANCE)
    .map((listing) => ({ listing, judgement: judgeListing(listing, contact) }))
    .sort(strongestFirst);

  const first = judged[0];
  if (first === undefined || first.judgement.kind === "pass") return { kind: "pass" };
  if (first.judgement.kind === "paused") {
    const paused = judged.filter(({ judgement }) => judgement.kind === "paused");
    return { kind: "unsure", because: "paused", listings: paused.map(({ listing }) => listing.id) };
  }

  return {
    ...first.judgement,
    list: judged.some(isActedOnUnder18) ? "under-18" : "adult",
    listing: first.listing.id,
    distance: first.listing.distance,
  };
}

interface Judged {
  readonly listing: MatchedListing;
  readonly judgement: Judgement;
}

const STRENGTH = { block: 4, hold: 2, paused: 1, pass: 0 } as const;

/** A hold that is a block but for the lost contact leads other holds, as that block would. */
function strengthOf(judgement: Judgement): number {
  const isBlockInContact = judgement.kind === "hold" && judgement.because === "contact-lost";
  return isBlockInContact ? 3 : STRENGTH[judgement.kind];
}

/** By strength, then nearness, then id, so that the order of the matches cannot show. */
function strongestFirst(a: Judged, b: Judged): number {
  return (
    strengthOf(b.judgement) - strengthOf(a.judgement) ||
    a.listing.distance - b.listing.distance ||
    (a.listing.id < b.listing.id ? -1 : 1)
  );
}

function isActedOnUnder18({ listing, judgement }: Judged): boolean {
  const isActedOn = judgement.kind === "block" || judgement.kind === "hold";
  return isActedOn && listing.list === "under-18";
}
