/** Who reads: each door of the home page leads to a plan of its own. */
export type Reader = "me" | "parent" | "friend" | "staff" | "boarding";

/** Years of age, in the bands that change a step: 12 or younger, 13 to 17, 18 or older. */
export type AgeBand = "child" | "teen" | "adult";

/** What has already happened; several may be true at once. */
export type Happened =
  /** A picture of the reader, or of the person helped, was sent. */
  | "sent"
  /** More pictures were sent after the threat began. */
  | "sent-more"
  | "paid"
  /** Someone else's money was passed on for the person who threatens. */
  | "passed-money"
  /** An account was broken into. */
  | "hacked"
  /** A call was recorded. */
  | "recorded"
  /** The picture was already shown to others. */
  | "shared";

/**
 * What the guide may be told. Every answer may be left out: the plan is whole without any.
 * Answers live for one request; nothing here is stored, logged or put into an address.
 */
export interface Answers {
  /** Id of an app card, such as `snapchat`. */
  readonly app?: string;
  /** Two lower-case letters of ISO 3166-1. */
  readonly country?: string;
  readonly ageInPicture?: AgeBand;
  readonly ageNow?: AgeBand;
  readonly happened?: ReadonlySet<Happened>;
  /** Whether there is a picture at all. */
  readonly picture?: "real" | "made-by-ai" | "perhaps-none";
  /** What the other person wants. */
  readonly wants?: "money" | "pictures" | "meeting" | "something-else";
  /** Who threatens; `peer` is another young person from the same school or circle. */
  readonly sender?: "stranger" | "peer" | "partner" | "adult-known";
  readonly home?: "safe" | "not-safe";
  readonly when?: "this-hour" | "today" | "days" | "longer";
}
