import { addressOfChoice, pageOfRoute } from "#lib/place.ts";
import { isPlanPage } from "#lib/plan/plan-pages.ts";
import type { Html } from "#lib/words/fill.ts";
import { useWords } from "#lib/words/use-words.ts";
import { page } from "$app/state";

/**
 * Where this page lets someone choose a country. A plan that was told something has its own question
 * for that: any other page would lose what was told.
 */
export function useChoice(): Html {
  const here = pageOfRoute(page.route.id);
  const isTold = isPlanPage(here) && page.form !== null && page.form !== undefined;
  return { html: isTold ? "#question-country" : addressOfChoice(here, useWords().place) };
}
