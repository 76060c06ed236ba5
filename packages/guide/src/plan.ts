/** One thing to do, or the part of a page that says it. Its words are in `content/<language>/plan.md`. */
export interface Step {
  /** Such as `stop`, `tell`, `keep`, `report`, `block`, `take-down`, `police`, `next-days`. */
  readonly id: string;
  /** Keys of the texts to show, in their order; the first is the heading. */
  readonly texts: readonly string[];
}

/** What to do, in order. The first step is always `safety`: danger and thoughts of suicide. */
export interface Plan {
  readonly steps: readonly [Step & { readonly id: "safety" }, ...Step[]];
}
