/** How old the person was in a listed picture, as the list says. */
export type ListName = "adult" | "under-18";

/**
 * What the board does with a post:
 * `shown` to everyone; `waiting` for the matcher to be reachable; `held` until a moderator has
 * looked; `stopped`, hidden on a confirmed match. Nothing is deleted: a stopped adult picture can
 * be released, an under-18 one has to be preserved.
 */
export type PostState = "shown" | "waiting" | "held" | "stopped";

export interface Post {
  readonly id: number;
  readonly title: string;
  readonly state: PostState;
  /** Which list it matched; absent when it was never held or stopped. */
  readonly list: ListName | undefined;
  /**
   * The listing it matched, by the id that the exchange gave this platform; absent in a book of an
   * earlier version.
   */
  readonly listing: string | undefined;
  /** How near the match was, 0 to 31 bits. */
  readonly distance: number | undefined;
  /** Why the matcher decided so, in its own short word. */
  readonly because: string | undefined;
  /** Grows with all that happens to the post, so that an answer can say what it was given to. */
  readonly revision: number;
  /** Who looked at it, oldest first. */
  readonly reviews: readonly PostReview[];
  readonly postedAt: number; // milliseconds since 1970
}

/** What a moderator found when they looked. */
export type Verdict = "intimate" | "not-intimate" | "unsure";

/** One time that someone looked or reported. It is never changed and never removed. */
export interface PostReview {
  /** Milliseconds since 1970; a book of the first version kept no time. */
  readonly at: number | undefined;
  /** The trained person who looked; at an adult match nobody has to be named. */
  readonly reviewer: string | undefined;
  /** Absent where only a report was written down. */
  readonly verdict: Verdict | undefined;
  /** The number the report was given. */
  readonly reportNumber: string | undefined;
}

/** The last time a report of the post was written down. */
export function lastReport({ reviews }: Pick<Post, "reviews">): PostReview | undefined {
  return reviews.findLast(({ reportNumber }) => reportNumber !== undefined);
}

/** The last answer that was given about the post here. */
export function lastAnswer({ reviews }: Pick<Post, "reviews">): PostReview | undefined {
  return reviews.findLast(({ verdict }) => verdict !== undefined);
}

/**
 * Whether a post was found intimate here but nothing it matches is listed any more: the claim was taken back, or the
 * exchange let it go. Then there is nothing for an answer to act on.
 */
export function isLetGo(post: Pick<Post, "state" | "list" | "reviews">): boolean {
  return (
    post.state === "shown" && post.list !== undefined && lastAnswer(post)?.verdict === "intimate"
  );
}

/** Whether a post is held only until the exchange has heard that an answer given here was corrected to "intimate". */
export function isBeingStopped(post: Pick<Post, "state" | "because" | "reviews">): boolean {
  const answers = post.reviews.flatMap(({ verdict }) => verdict ?? []);
  return (
    post.state === "held" &&
    post.because === "disputed" &&
    answers.at(-1) === "intimate" &&
    answers.includes("not-intimate")
  );
}

/** Whether there is no more to be done about a post, and something to look back at. */
export function isDecided({ state, reviews }: Pick<Post, "state" | "reviews">): boolean {
  return state === "stopped" || (state !== "held" && lastAnswer({ reviews }) !== undefined);
}

/**
 * Whether a verdict would undo that an under-18 picture is intimate. It could put such a picture
 * before everyone, so it is asked about once more.
 */
export function isReversal(post: Pick<Post, "list" | "state" | "reviews">, verdict: Verdict) {
  const isConfirmed = post.state === "stopped" || lastAnswer(post)?.verdict === "intimate";
  return post.list === "under-18" && isConfirmed && verdict !== "intimate";
}

/** What the matcher says may be done about an upload. */
export type Decision =
  | {
      readonly kind: "block" | "hold";
      readonly list: ListName;
      readonly listing: string;
      readonly distance: number;
      readonly because: string;
    }
  /** The matcher cannot judge now and was told to be careful. */
  | { readonly kind: "hold"; readonly list?: undefined; readonly because: string }
  | { readonly kind: "pass" }
  | { readonly kind: "unsure"; readonly because: string };

/**
 * What the board does about a decision. An `unsure` post is held as well: the board chose to be
 * careful, and a person there decides.
 */
export function stateFor(decision: Decision): PostState {
  switch (decision.kind) {
    case "block":
      return "stopped";
    case "hold":
    case "unsure":
      return "held";
    case "pass":
      return "shown";
  }
}

/**
 * What the board does after a moderator has looked. Where the matcher has nothing to go by, or never
 * could read the picture, the board's own people decide; else a listing stands behind the answer.
 *
 * @param decision what the matcher said to the review; `undefined` when it does not know the post
 */
export function stateAfterReview(decision: Decision | undefined, verdict: Verdict): PostState {
  const isAboutListing =
    decision?.kind === "pass" || (decision !== undefined && "list" in decision);
  if (isAboutListing) return stateFor(decision);

  switch (verdict) {
    case "intimate":
      return "stopped";
    case "not-intimate":
      return "shown";
    case "unsure":
      return "held";
  }
}
