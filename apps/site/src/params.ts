import { defineParams } from "@sveltejs/kit/params";
import { COUNTRIES } from "#lib/help/countries.ts";
import { LANGUAGES } from "#lib/languages.ts";
import { PAGES } from "#lib/place.ts";

/** The only words an address may hold beside the names of pages. */
export const params = defineParams({
  language: (text) => LANGUAGES.find((language) => language === text),
  country: (text) => (COUNTRIES.has(text) ? text : undefined),
  page: (text) => PAGES.find((page) => page === text),
});
