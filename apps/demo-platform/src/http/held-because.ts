import { isBeingStopped, type Post } from "../post.ts";

/** Why a post is held, for those who look at the board and for the moderator. */
interface Reason {
  readonly board: string;
  readonly desk: string;
}

const CLAIMED = "It looks like a picture someone asked to have taken down.";
const ASKED = "Someone says this is an intimate picture of them, shared without their agreement.";
const LOOK = "Look at it as you would at any post.";

/** The matcher's short words, each said in a sentence. */
const REASONS: Readonly<Record<string, Reason>> = {
  claimed: { board: CLAIMED, desk: ASKED },
  "one-other-review": {
    board: CLAIMED,
    desk: `${ASKED} A reviewer at one other service found that it is intimate.`,
  },
  disputed: {
    board: CLAIMED,
    desk: `${ASKED} Reviewers disagree about it, so it stays held whatever one of them says.`,
  },
  "analyst-disagrees": {
    board: CLAIMED,
    desk: `${ASKED} You found that it is not intimate; an analyst of the exchange found that it is. Please look again.`,
  },
  "contact-lost": {
    board: CLAIMED,
    desk: `${ASKED} The exchange has not answered for a day, so posts are held and none is stopped.`,
  },
  paused: {
    board: "Many posts look like it, so nobody has decided yet.",
    desk: "It looks like a picture that someone claims and many people post. Your answer counts for all of them.",
  },
  "too-plain": {
    board: "It is too plain to compare.",
    desk: `It is too plain to be compared with others. ${LOOK}`,
  },
  unreadable: {
    board: "It could not be compared.",
    desk: `The matcher could not read this picture. ${LOOK}`,
  },
  stale: {
    board: "The list is too old to compare it with.",
    desk: `The exchange has not answered for seven days, so its list is too old to go by. ${LOOK}`,
  },
  unavailable: {
    board: "The list could not be asked.",
    desk: `The list could not be asked about it. ${LOOK}`,
  },
};

const CORRECTED: Reason = {
  board: CLAIMED,
  desk: `${ASKED} The answer given here was corrected to “It is intimate”. It is held until the exchange has that answer, and longer where a reviewer elsewhere disagrees.`,
};

/** @returns as for a claim when the matcher gave a reason the board does not know */
export function heldBecause(post: Pick<Post, "because" | "state" | "reviews">): Reason {
  if (isBeingStopped(post)) return CORRECTED;
  const { because } = post;
  return REASONS[because ?? ""] ?? { board: CLAIMED, desk: ASKED };
}

const ALMOST_SAME = 10; // bits; recompressing and resizing seldom move more
const FURTHEST = 31; // bits; what the matcher counts as one picture

/** How near a match is, in words, the number after them. @param distance 0 to 31 bits */
export function nearness(distance: number): { readonly words: string; readonly number: string } {
  const words =
    distance === 0
      ? "Its fingerprint is the same as the claimed one."
      : distance <= ALMOST_SAME
        ? "Its fingerprint is almost the same as the claimed one."
        : "Its fingerprint is close to the claimed one; someone may have changed the picture.";
  return { words, number: `${distance} of 256 parts differ; up to ${FURTHEST} count as a match.` };
}
