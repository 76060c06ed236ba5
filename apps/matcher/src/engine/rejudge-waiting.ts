import { setImmediate as nextTurn } from "node:timers/promises";
import { judge } from "./judge.ts";
import type { Shelf } from "./shelf.ts";

/** Uploads judged in one transaction; others can be checked in between. */
const BATCH = 50;

/** Judges again every upload that waits for it. */
export async function rejudgeWaiting(shelf: Shelf): Promise<void> {
  const { store, bell } = shelf;
  for (;;) {
    const waiting = store.waiting.first(BATCH);
    if (waiting.length === 0) return;

    store.atomically(() => {
      for (const number of waiting) {
        store.waiting.remove(number);
        const upload = store.uploads.at(number);
        if (upload !== undefined) judge(shelf, upload, false);
      }
    });
    bell.ring();
    await nextTurn();
  }
}
