import { type Place, placeFrom } from "#lib/place.ts";
import { page } from "$app/state";
import { type Words, wordsAt } from "./words.ts";

/** The words for the page being rendered. Call it while a component starts. */
export function useWords(): Words {
  return wordsAt(placeHere());
}

/** A form may choose a country too; then its answer wins over the address. */
function placeHere(): Place {
  const chosen = (page.form as { country?: string } | null)?.country;
  return placeFrom({ lang: page.params.lang, country: chosen ?? page.params.country });
}
