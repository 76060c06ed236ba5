import { addressOfChoice, pageOfRoute } from "#lib/place.ts";
import { isPlanPage } from "#lib/plan/plan-pages.ts";
import type { Html } from "#lib/words/fill.ts";
import { useWords } from "#lib/words/use-words.ts";
import { page } from "$app/state";

/**
 * Where this page lets someone choose a country. A plan that was told something, and a step of
 * taking a picture down, have their own question for that: any other page would lose the answers.
 * Where pictures are chosen there is none, since any answer of the page would lose the pictures.
 */
export function useChoice(): Html {
  const here = pageOfRoute(page.route.id);
  const form = page.form as { readonly step?: string } | null | undefined;
  const isStep = here === "take-down" && form?.step !== "pictures";
  const isTold = form !== null && form !== undefined && (isPlanPage(here) || isStep);
  return { html: isTold ? "#question-country" : addressOfChoice(here, useWords().place) };
}
