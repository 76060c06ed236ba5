/** Who reads: each door of the home page leads to a plan of its own. */
export type Reader = "me" | "parent" | "friend" | "staff" | "boarding";

/** All readers, in the order of the doors. */
export const READERS: readonly Reader[] = ["me", "parent", "friend", "staff", "boarding"];

/**
 * What may be chosen, by the name of the answer. "They" is who threatens; ages are those of the
 * person who is threatened, whoever reads.
 */
export const CHOICES = {
  /** What has already happened; several may be true at once. `seen`: the reader was shown the picture, or got it. */
  happened: ["sent", "sent-more", "paid", "passed-money", "hacked", "recorded", "shared", "seen"],
  /** Whether there is a picture at all. */
  picture: ["real", "made-by-ai", "perhaps-none"],
  wants: ["money", "pictures", "meeting", "something-else"],
  /** Who threatens. `peer`: another young person from the same school or circle; `partner`: or an ex. `unsure`: as if not answered. */
  sender: ["stranger", "peer", "partner", "adult-known", "unsure"],
  home: ["safe", "not-safe"],
  /** How old they were in the pictures; `both` when there are some of each. */
  pictured: ["under-18", "adult", "both"],
  /** Years of age now, in the bands that change a step: up to 12, 13 to 17, 18 and over. */
  ageNow: ["child", "teen", "adult"],
  when: ["this-hour", "today", "days", "longer"],
  /** Not asked: whether the hour is one for sleeping in the whole of the country. */
  hour: ["day", "night"],
  /** Not asked: whether the page shows an emergency number. */
  numbers: ["shown", "none"],
} as const;

type Choices = typeof CHOICES;

/** Something that has already happened. */
export type Happened = Choices["happened"][number];

/** The name of an answer. */
export type AnswerName = keyof Choices | "app" | "country";

/**
 * What the guide may be told. Every answer may be left out: the plan is whole without any.
 * Answers live for one request; nothing here is stored, logged or put into an address.
 */
export type Answers = {
  readonly [N in Exclude<keyof Choices, "happened">]?: Choices[N][number];
} & {
  readonly happened?: ReadonlySet<Happened>;
  /** Id of an app card, such as `snapchat`. */
  readonly app?: string;
  /** Two lower-case letters of ISO 3166-1. */
  readonly country?: string;
};

/**
 * The same answers without what cannot be true: nobody who is under 18 now was 18 in a picture.
 * Someone's age now then also says how old they were.
 */
export function consistent(answers: Answers): Answers {
  const isUnder18 = answers.ageNow === "child" || answers.ageNow === "teen";
  return isUnder18 ? { ...answers, pictured: "under-18" } : answers;
}
