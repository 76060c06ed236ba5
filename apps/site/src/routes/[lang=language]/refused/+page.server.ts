import { error } from "@sveltejs/kit";
import { placeFrom } from "#lib/place.ts";
import { wordsAt } from "#lib/words/words.ts";
import type { PageServerLoad } from "./$types";

/** Where a form from another site ends; see `is-foreign-form.ts`. */
export const load: PageServerLoad = ({ params }) => {
  const t = wordsAt(placeFrom(params));
  error(403, t("errors.refused-heading"));
};
