import type { ListName, Under18Authority } from "@holdfast/contract";
import type { Policy } from "@holdfast/hash-list";

/** What an operator decided about an exchange; it does not change while the server runs. */
export interface ExchangeTerms {
  readonly operator: string;
  readonly practice: boolean;
  readonly under18: Under18Authority | undefined;
  readonly policy: Policy;
}

/**
 * The lists that take claims. The under-18 list needs a stated authority; a practice copy opens it
 * for ordinary photos on one machine, because what a platform does then is a thing to try.
 */
export function openLists({ practice, under18 }: ExchangeTerms): ListName[] {
  return practice || under18 !== undefined ? ["adult", "under-18"] : ["adult"];
}
