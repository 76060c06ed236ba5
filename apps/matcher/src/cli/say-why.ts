import type { BlockReason, HoldReason } from "@holdfast/decision";
import type { WhyUnreadable } from "../hashing/hash-outcome.ts";
import type { WhyMalformed } from "../scan/sources/source.ts";

/** Why a file has no hash, and what to do. The words in JSON stay as they are, for programs. */
export const UNREADABLE: Readonly<Record<WhyUnreadable, string>> = {
  "not-yet":
    "a kind that cannot be read yet, such as HEIC or a video; let a person look, and make no copy",
  "not-a-picture": "not a picture; there is nothing to compare",
  "too-large":
    "too large; raise HOLDFAST_MATCH_MOST_MEGABYTES or HOLDFAST_MATCH_MOST_MEGAPIXELS to read it",
  "too-small": "too small to compare, under 5 pixels; your own rules apply",
  damaged: "damaged or cut off; get the file again",
  "timed-out": "took longer than 30 seconds; a person has to look at it",
  crashed: "could not be decoded; a person has to look at it",
  "no-access": "cannot be opened; check that it is a file and that you may read it",
};

/** Why a line of a list was left out, and what to do. */
export const MALFORMED: Readonly<Record<WhyMalformed, string>> = {
  "too-long": "longer than 64 kB; shorten it",
  "not-text": "not UTF-8; write the list in UTF-8",
  "not-json": "not a JSON object; one is expected on each line",
  "bad-id": 'no "id" of 1 to 1,000 characters in quotes',
  "bad-hash": 'no "hash" of 64 hexadecimal digits, lower case',
  "bad-quality":
    'a "quality" that is no whole number from 0 to 100; leave it out when it is not known',
};

/** Why an upload may be blocked, and what to do. */
export const BLOCK: Readonly<Record<BlockReason, string>> = {
  "own-review": "your own reviewer found it intimate; show it to nobody",
  "enough-reviews": "reviewers of two other platforms found it intimate; show it to nobody",
  "analyst-review": "an analyst of the exchange found it intimate; show it to nobody",
};

/** Why an upload should be held, and what to do. */
export const HOLD: Readonly<Record<HoldReason | "unavailable", string>> = {
  claimed: "someone claims it; let a person look before anyone sees it",
  "one-other-review":
    "someone claims it and one other platform found it intimate; let a person look before anyone sees it",
  disputed: "someone claims it and reviewers disagree; let a person look before anyone sees it",
  "analyst-disagrees":
    "your reviewer found it not intimate, an analyst found that it is; let a person look again",
  "contact-lost":
    "it was confirmed, but the exchange has been silent for a day; let a person look before anyone sees it",
  unavailable: "the list cannot be asked; keep it from view until it can",
};

/** Why nothing is known about an upload, and what to do. */
export const UNSURE: Readonly<Record<"too-plain" | "stale" | "unavailable" | "paused", string>> = {
  "too-plain": "too plain to be told from other pictures; your own rules apply",
  stale: "the exchange has been silent for seven days; run holdfast-match sync --once",
  unavailable: "the list cannot be asked; your own rules apply",
  paused:
    "a claim nobody reviewed matches many uploads and is paused; let a person look at this one",
};
