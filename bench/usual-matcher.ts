import { USUAL_LOADING } from "../apps/matcher/src/engine/load-index.ts";
import { type Matcher, matcher } from "../apps/matcher/src/engine/matcher.ts";
import { SILENT } from "../apps/matcher/src/log.ts";
import type { Store } from "../apps/matcher/src/store/open-store.ts";

/** A matcher's engine as it runs unless an operator chooses otherwise, without a log. */
export function usualMatcher(store: Store): Matcher {
  const court = {
    store,
    now: Date.now,
    isDryRun: false,
    policy: "fail-open",
    log: SILENT,
  } as const;
  return matcher(court, USUAL_LOADING);
}
