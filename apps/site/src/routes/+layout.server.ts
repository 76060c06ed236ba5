import { servedBy } from "#lib/served.ts";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = (event) => ({
  practice: servedBy(event)?.practice ?? false,
});
