import type { PageName } from "#lib/place.ts";

/** Pages that hold a plan with questions, and answer their own form. */
const PLAN_PAGES: ReadonlySet<PageName> = new Set(["now", "parent", "friend", "staff", "boarding"]);

/** Whether a page holds a plan with questions. */
export function isPlanPage(page: PageName): boolean {
  return PLAN_PAGES.has(page);
}
