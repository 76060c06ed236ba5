import type { Milliseconds } from "@holdfast/guide";
import { page } from "$app/state";

/**
 * When the page was asked for, by the server's clock: a phone's own may be wrong, and pages have no
 * script to ask it. A page for an error that met no layout has only the clock of this moment.
 */
export function useNow(): Milliseconds {
  const { now } = page.data as { readonly now?: Milliseconds };
  return now ?? Date.now();
}
