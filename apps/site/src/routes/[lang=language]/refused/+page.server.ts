import { error } from "@sveltejs/kit";
import { placeFrom } from "#lib/place.ts";
import { wordsAt } from "#lib/words/words.ts";
import type { PageServerLoad } from "./$types";

/** Where a form from another site ends; see `is-foreign-form.ts`. */
export const load: PageServerLoad = ({ params }) => {
  error(403, wordsAt(placeFrom(params))("errors.refused-heading"));
};
