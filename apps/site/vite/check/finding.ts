/** One thing that the check found in a content file. */
export interface Finding {
  /** An `error` must be mended, or allowed with a reason; a `warning` is for people to look at. */
  readonly level: "error" | "warning";
  /** From the content folder, such as `en/home.md`. */
  readonly file: string;
  /** The text within the file; absent when the finding is about the whole file. */
  readonly key?: string;
  /** What was found, as it stands there. */
  readonly words: string;
  /** Id of the rule; those about wording are in `content/rules/`. */
  readonly rule: string;
  readonly why: string;
  /** What to write or do instead. */
  readonly instead: string;
}

/** What a part of the check found, before it is known in which file. */
export type Found = Omit<Finding, "file">;
