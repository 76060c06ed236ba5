/**
 * A text of the guide, and how plain its words must be: `crisis` for who is threatened or stands
 * beside them now, `other` for the rest. A text that is not of the guide is neither.
 */
export type GuideKind = "crisis" | "other";

/** A rule about wording, as `content/rules/<language>.json` writes it. */
export interface WordRule {
  readonly id: string;
  /** `guide` for texts of the guide only, `crisis` for those of them read in a crisis. */
  readonly where: "everywhere" | "guide" | "crisis";
  /** Words that must not appear; `phrase.ts` says how they are written. */
  readonly phrases: readonly string[];
  /** Words that may, although a phrase is in them: `Revenge Porn Helpline`. */
  readonly except?: readonly string[];
  /** Whether "never" or "not" earlier in the sentence makes it right: "Never copy the picture". */
  readonly not?: boolean;
  readonly why: string;
  readonly instead: string;
  /** Ids of `content/data/sources.json`, or `own`. */
  readonly source: string;
}

/** The rules of one language. */
export interface Rules {
  /** Words that turn a sentence around: `never`, `not`. */
  readonly not: readonly string[];
  readonly rules: readonly WordRule[];
}
