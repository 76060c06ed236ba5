import type { ListName } from "@holdfast/contract";
import type { AboutAnswer } from "#lib/about-exchange.ts";
import type { Answers } from "./answers.ts";

/** What this exchange can offer someone. Only `open` leads on to choosing pictures. */
export type Offer =
  | { readonly kind: "open"; readonly lists: readonly ListName[] }
  | { readonly kind: "closed" | "nobody" | "broken" };

/**
 * Decides whether a fingerprint sent here would do anything: a list of the right age must be open
 * and a participant must have read the feed lately. Otherwise the page says so instead.
 */
export function offerOf(answer: AboutAnswer, { pictured }: Answers): Offer {
  if (answer.kind === "unknown") return { kind: "broken" };

  const wanted: readonly ListName[] =
    pictured === "both" ? ["under-18", "adult"] : [pictured === "adult" ? "adult" : "under-18"];
  const lists = wanted.filter((list) => answer.about.lists.includes(list));
  if (lists.length === 0) return { kind: "closed" };
  return answer.about.participants.length === 0 ? { kind: "nobody" } : { kind: "open", lists };
}
