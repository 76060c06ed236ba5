import { servedBy } from "#lib/served.ts";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = (event) => {
  const { practice = false, wrongNumber } = servedBy(event) ?? {};
  // `now` is the clock by which a line is open, in milliseconds since 1970.
  return { practice, now: Date.now(), ...(wrongNumber && { wrongNumber }) };
};
