import { setImmediate as nextTurn } from "node:timers/promises";
import type { Court } from "./judge.ts";
import { judge } from "./judge.ts";

/** Uploads judged in one transaction; others can be checked in between. */
const BATCH = 50;

/** Judges again every upload that waits for it. */
export async function rejudgeWaiting(
  court: Court & { readonly onNews: () => void },
): Promise<void> {
  const { store, onNews } = court;
  for (;;) {
    const waiting = store.waiting.first(BATCH);
    if (waiting.length === 0) return;

    const news = store.atomically(() =>
      waiting.flatMap((number) => {
        store.waiting.remove(number);
        const upload = store.uploads.at(number);
        return upload === undefined ? [] : judge(court, upload, false).news;
      }),
    );
    if (news.length > 0) onNews();
    await nextTurn();
  }
}
