import type { Reroute } from "@sveltejs/kit/hooks";
import { LANGUAGES } from "#lib/languages.ts";
import { addressOf } from "#lib/place.ts";

/** The bare address answers with the first language's home, without another round trip. */
export const reroute: Reroute = ({ url }) =>
  url.pathname === "/" ? addressOf("home", { language: LANGUAGES[0] }) : undefined;
