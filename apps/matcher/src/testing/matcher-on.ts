import type { Milliseconds } from "@holdfast/decision";
import type { Court } from "../engine/judge.ts";
import { matcher } from "../engine/matcher.ts";
import { SILENT } from "../log.ts";
import { openStore } from "../store/open-store.ts";

/** A clock that a test moves; it begins at an ordinary moment. */
export function movedClock() {
  let present: Milliseconds = Date.UTC(2026, 10, 22, 12);
  return {
    now: () => present,
    pass: (span: Milliseconds) => {
      present += span;
    },
  };
}

/** A matcher on a folder, with everything a test may want to look at. */
export function matcherOn(folder: string, rest: Partial<Omit<Court, "store">> = {}) {
  const store = openStore(folder);
  const court: Court = {
    store,
    now: () => Date.UTC(2026, 10, 22, 12),
    isDryRun: false,
    policy: "fail-open",
    log: SILENT,
    ...rest,
  };
  return { store, engine: matcher(court) };
}
