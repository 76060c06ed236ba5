import {
  BREAKER_MOST_UPLOADS,
  BREAKER_WINDOW,
  breakerOpen,
  type Contact,
  contactState,
  type Decision,
  decide,
  type Milliseconds,
  type UnavailablePolicy,
  whenUnavailable,
} from "@holdfast/decision";
import type { Log } from "../log.ts";
import type { MatchedPair } from "../store/matches.ts";
import type { Store } from "../store/open-store.ts";
import type { RememberedUpload } from "../store/uploads.ts";
import { type Outcome, tell } from "./tell.ts";

/** What judging needs to know and to reach. */
export interface Court {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => Milliseconds;
  readonly isDryRun: boolean;
  readonly policy: UnavailablePolicy;
  readonly log: Log;
}

/** How far the list can be trusted at the moment of judging. */
interface Situation {
  readonly at: Milliseconds;
  readonly contact: Contact;
  /** Whether the feed was ever read to its end. */
  readonly isReady: boolean;
}

/**
 * Judges a remembered upload by the pairs it stands in, and writes down what stands, what the
 * platform must hear and what the exchange must. Part of the caller's transaction.
 *
 * @param isFirst whether the platform has never been answered about this picture
 */
export function judge(court: Court, upload: RememberedUpload, isFirst: boolean): Outcome {
  const { store, isDryRun } = court;
  const situation = situationOf(court);
  const pairs = store.matches
    .ofUpload(upload.number)
    .map((pair) => withBreaker(court, pair, situation.at));

  const after = judged(court, upload, pairs, situation);
  const outcome = tell(isFirst ? undefined : upload, after, isDryRun);

  store.uploads.setDecisions(upload.number, outcome.standing, outcome.told);
  for (const news of outcome.news)
    store.entries.add({ ...news, upload: upload.id, at: situation.at });
  reportSightings(court, upload, pairs, outcome.told, situation.contact);
  return outcome;
}

function situationOf({ store, now }: Court): Situation {
  const at = now();
  const { lastContact, ready } = store.progress.read();
  return { at, contact: contactState(lastContact, at), isReady: ready };
}

function judged(
  { policy }: Court,
  upload: RememberedUpload,
  pairs: readonly MatchedPair[],
  { contact, isReady }: Situation,
): Decision {
  // Half a list is no list: until the feed was read to its end once, only plainness is known.
  return isReady || upload.plain ? decide(upload, pairs, contact) : whenUnavailable(policy);
}

/** Asks the breaker of one listing, and keeps what it says. */
function withBreaker({ store, log }: Court, pair: MatchedPair, at: Milliseconds): MatchedPair {
  const most = BREAKER_MOST_UPLOADS + 1;
  const uploads = store.matches.countSince(pair.id, at - BREAKER_WINDOW, most);
  const paused = breakerOpen(pair, { uploads, wasOpen: pair.paused });
  if (paused === pair.paused) return pair;

  store.listings.setPaused(pair.id, paused);
  if (paused) {
    log.warn("A listing nobody reviewed matches many uploads: paused until a person has looked");
  }
  return { ...pair, paused };
}

const RANK = { none: 0, held: 1, blocked: 2 } as const;

/**
 * Writes a letter to the exchange for every listing that alone would have led to an action: each
 * person pictured should hear of it, not only the one whose listing lies nearest. What the platform
 * was not told, as in a dry run, did not happen.
 */
function reportSightings(
  { store }: Court,
  upload: RememberedUpload,
  pairs: readonly MatchedPair[],
  told: Decision,
  contact: Contact,
): void {
  if (told.kind !== "hold" && told.kind !== "block") return;
  const action = told.kind === "block" ? "blocked" : "held";

  for (const pair of pairs) {
    const alone = decide(upload, [pair], contact);
    const isActedOn = alone.kind === "hold" || alone.kind === "block";
    if (!isActedOn || RANK[pair.sighted] >= RANK[action]) continue;
    store.matches.setSighted(pair.id, upload.number, action);
    store.outbox.add({ kind: "sighting", listing: pair.id, word: action });
  }
}
