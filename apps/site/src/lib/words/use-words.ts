import { type Place, placeFrom } from "#lib/place.ts";
import { page } from "$app/state";
import { type Words, wordsAt } from "./words.ts";

/** The words for the page being rendered. Call it while a component starts. */
export function useWords(): Words {
  return wordsAt(placeHere());
}

/**
 * A form may choose a country too; then its answer wins over the address. The address is read by
 * itself, because a page that is not there has no parameters.
 */
function placeHere(): Place {
  const chosen = (page.form as { country?: string } | null)?.country;
  const [, lang, country] = page.url.pathname.split("/");
  return placeFrom({
    lang: page.params.lang ?? lang,
    country: chosen ?? page.params.country ?? country,
  });
}
