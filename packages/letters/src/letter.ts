import type { ElementId } from "./element-id.ts";
import type { LetterKind } from "./letter-kind.ts";

/** One element as it reads: plain paragraphs, a line each; lines that begin with `- ` are a list. */
export interface LetterElement {
  readonly id: ElementId;
  readonly text: string;
}

/** A letter in one language. The first element is its subject. */
export interface Letter {
  readonly kind: LetterKind;
  /** BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly elements: readonly LetterElement[];
}

/** The words of one language: the text of each row by its id, and of each phrase by its name. */
export interface LetterWords {
  /** BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Whether a speaker has reviewed them. */
  readonly isReviewed: boolean;
  readonly texts: Readonly<Record<string, string>>;
}

/** What a school changed in one element. */
export interface Edit {
  /** `null` where the element is left out. */
  readonly text: string | null;
  /** The composed words that the school saw when it changed them. */
  readonly from: string;
}

/** What a school changed in one letter of one language. */
export type Edits = Readonly<Partial<Record<ElementId, Edit>>>;
