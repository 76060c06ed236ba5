import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Milliseconds } from "@holdfast/decision";
import type { Court } from "../engine/judge.ts";
import { type Loading, USUAL_LOADING } from "../engine/load-index.ts";
import { type Matcher, matcher } from "../engine/matcher.ts";
import { SILENT } from "../log.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { flipped, madeUpHash } from "./made-up-hash.ts";

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
export function matcherOn(
  folder: string,
  rest: Partial<Omit<Court, "store">> = {},
  loading: Partial<Loading> = {},
) {
  const store = openStore(folder);
  const court: Court = {
    store,
    now: () => Date.UTC(2026, 10, 22, 12),
    isDryRun: false,
    policy: "fail-open",
    log: SILENT,
    ...rest,
  };
  try {
    return { store, engine: matcher(court, { ...USUAL_LOADING, ...loading }) };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** A picture made up from a name, `distance` bits away from the one it is listed as. */
export function madeUpPhoto(name: string, distance = 0, quality = 100) {
  return { hashes: [flipped(madeUpHash(name), distance)], quality };
}

/** What the log says after a cursor, each entry as `change upload`. */
export function changesSince(engine: Matcher, since = 0): readonly string[] {
  const answer = engine.decisionsAfter(since, false);
  if (answer.kind !== "decisions") throw new Error("Cannot read decisions");
  return answer.decisions.map(({ upload, change }) => `${change} ${upload}`);
}

/** A folder for one test, with the matcher that works on it. */
export function workplace() {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  let store: Store | undefined;

  return {
    /** Starts a matcher; again, it is as after a kill: what was not on disk is gone. */
    start(rest: Parameters<typeof matcherOn>[1] = {}) {
      store?.close();
      const started = matcherOn(folder, rest);
      store = started.store;
      return started;
    },

    tidy() {
      store?.close();
      rmSync(folder, { recursive: true });
    },
  };
}
