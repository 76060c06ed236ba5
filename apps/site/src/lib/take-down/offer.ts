import type { ListName } from "@holdfast/contract";
import type { AboutAnswer } from "#lib/about-exchange.ts";
import { type Answers, listOf, type Step } from "./answers.ts";

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

/**
 * The step to show instead of `step`, when that one would lead to a service that cannot help: the
 * official services end the way where this exchange offers nothing, and pictures are chosen only
 * for a list that is open.
 */
export function offeredStep(step: Step, answer: AboutAnswer, answers: Answers): Step {
  if (step !== "here" && step !== "pictures") return step;
  const offer = offerOf(answer, answers);
  if (offer.kind !== "open") return "official";

  const list = listOf(answers);
  const isTaken = list !== undefined && offer.lists.includes(list);
  return step === "pictures" && !isTaken ? "here" : step;
}
