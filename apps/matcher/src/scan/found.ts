import type { TreatedDecision } from "../engine/answer.ts";
import type { ScanItem, WhyMalformed } from "./sources/source.ts";

/** A line of a list could not be used, so nothing is known of what it stands for. */
export interface Malformed {
  readonly kind: "unsure";
  readonly because: "malformed";
  readonly why: WhyMalformed;
  readonly treatment: { readonly kind: "own-rules" };
}

/** What a scan says of an item. */
export interface Found {
  readonly item: ScanItem;
  readonly decision: TreatedDecision | Malformed;
}

export function malformed(why: WhyMalformed): Malformed {
  return { kind: "unsure", because: "malformed", why, treatment: { kind: "own-rules" } };
}
