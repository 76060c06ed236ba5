import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import { isForeignForm } from "#lib/is-foreign-form.ts";
import { isPlainForm } from "#lib/is-plain-form.ts";
import { directionOf, LANGUAGES, tagOf } from "#lib/languages.ts";
import { pageHeaders, type RenderedKind } from "#lib/page-headers.ts";
import { type Place, pageOfRoute, placeFrom } from "#lib/place.ts";
import { openBeside } from "#lib/plan/open-beside.ts";
import { isPlanPage } from "#lib/plan/plan-pages.ts";
import { wordsAt } from "#lib/words/words.ts";
import { zippedPage } from "#lib/zipped-page.ts";

/** How `app.html` and `error.html` begin: in the first language. */
const DOCUMENT = '<html lang="en" dir="ltr">';

export const handle: Handle = async ({ event, resolve }) => {
  // A page that is not there has no parameters, but its address names a language all the same.
  const lang = event.params.lang ?? event.url.pathname.split("/")[1];
  const place = placeFrom({ lang, country: event.params.country });
  // The refusal is a page of its own, so that it keeps the safety line and the way out.
  if (isForeignForm(event.request, event.url) || !isPlainForm(event.request)) {
    return event.fetch(`/${place.language}/refused`, { headers: { accept: "text/html" } });
  }

  const isTold = event.request.method === "POST" && isPlanPage(pageOfRoute(event.route.id));
  const response = await resolve(event, {
    transformPageChunk({ html }) {
      const page = html.replace(DOCUMENT, documentOf(place));
      return isTold ? openBeside(page) : page;
    },
  });
  for (const [name, value] of Object.entries(pageHeaders(kindOf(event)))) {
    response.headers.set(name, value);
  }
  return zippedPage(response, {
    routeId: event.route.id,
    accepted: event.request.headers.get("accept-encoding"),
  });
};

function documentOf({ language }: Place): string {
  return `<html lang="${tagOf(language)}" dir="${directionOf(language)}">`;
}

function kindOf({ locals, route }: Parameters<Handle>[0]["event"]): RenderedKind {
  if (route.id === "/worker/hash.js") return "worker";
  if (/\/(words|letters)$/.test(route.id ?? "")) return "writing";
  return locals.hasIsland ? "island" : "plain";
}

/** Only what broke is written down, and nothing of the request that met it. */
export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind === "unknown") console.error(error);
  const t = wordsAt({ language: LANGUAGES[0] });
  return { message: t("errors.last-resort") };
};
