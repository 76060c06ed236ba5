import type { CasePhoto, CaseResult, CaseStatus } from "@holdfast/contract";
import {
  type CaseClaim,
  type CaseRecord,
  type CaseSighting,
  lapsesAt,
  type Milliseconds,
  type Policy,
} from "@holdfast/hash-list";
import { dayOf } from "./day.ts";

/** What stands around a case when its owner asks. */
export interface StatusTerms {
  readonly now: Milliseconds;
  readonly policy: Policy;
  /** A practice copy shows results at once and says so. */
  readonly practice: boolean;
  readonly sentTo: string[];
}

/** The most results one answer carries; the contract's maximum. */
const MOST_RESULTS = 1_000;

/**
 * What a person may see of a case: data only, the site chooses the words.
 *
 * [Note: results wait for the day to end] What a participant did shows from the next UTC day on,
 * and nothing else here may show it sooner or show what was there before this case: a blackmailer
 * who opens a case on the same picture would otherwise watch it being taken down.
 */
export function caseStatusOf(record: CaseRecord, terms: StatusTerms): CaseStatus {
  const photos = record.claims.map((claim) => photoOf(claim, terms));
  const ends = record.claims
    .filter((claim) => photoState(claim, terms) === "protected")
    .map((claim) => endOf(claim, terms))
    .filter((end) => end !== undefined);

  return {
    state: caseState(record, photos),
    openedOn: dayOf(record.openedAt),
    // The earliest of them, so that nobody is told of more days than every picture has.
    ...(ends.length > 0 && { protectedUntil: dayOf(Math.min(...ends)) }),
    photos,
    results: resultsOf(record.sightings, terms),
    sentTo: terms.sentTo,
    resultsShown: terms.practice ? "at-once" : "next-day",
  };
}

function caseState(record: CaseRecord, photos: readonly CasePhoto[]): CaseStatus["state"] {
  if (record.withdrawnAt !== undefined) return "withdrawn";
  const lapsed = photos.some(({ state }) => state === "lapsed");
  return lapsed && !photos.some(({ state }) => state === "protected") ? "lapsed" : "live";
}

function photoOf(claim: CaseClaim, terms: StatusTerms): CasePhoto {
  return {
    number: claim.number,
    addedOn: dayOf(claim.addedAt),
    list: claim.list,
    state: photoState(claim, terms),
  };
}

function photoState(claim: CaseClaim, terms: StatusTerms): CasePhoto["state"] {
  if (claim.withdrawnAt !== undefined) return "withdrawn";
  // A picture like one that reviewers found harmless is told the same as one that is too plain:
  // both mean that it is not protected, and the private allow list stays private.
  if (claim.gate !== "open") return "too-plain";
  const end = endOf(claim, terms);
  return end === undefined || terms.now < end ? "protected" : "lapsed";
}

/** When a claim lapses, by the matches its owner may already know of. */
function endOf(claim: CaseClaim, terms: StatusTerms): Milliseconds | undefined {
  const { sightedAt, addedAt: since, list, renewedAt } = claim;
  const known = sightedAt !== undefined && isShown(sightedAt, terms) ? sightedAt : undefined;
  return lapsesAt({ list, since, renewedAt }, known, terms.policy);
}

function resultsOf(sightings: readonly CaseSighting[], terms: StatusTerms): CaseResult[] {
  const results = new Map<string, CaseResult>();
  for (const { participant, action, at } of sightings) {
    if (!isShown(at, terms)) continue;
    const result = { participant, action, on: dayOf(at) };
    results.set(JSON.stringify(result), result);
  }
  return [...results.values()].sort(newestFirst).slice(0, MOST_RESULTS);
}

/** See [Note: results wait for the day to end]. */
function isShown(at: Milliseconds, { now, practice }: StatusTerms): boolean {
  return practice || dayOf(at) < dayOf(now);
}

function newestFirst(one: CaseResult, other: CaseResult): number {
  return (
    other.on.localeCompare(one.on) ||
    one.participant.localeCompare(other.participant) ||
    one.action.localeCompare(other.action)
  );
}
