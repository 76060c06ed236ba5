import type { Store } from "../store/open-store.ts";
import { type FeedReader, readPage } from "./follow-feed.ts";
import { type Post, sendLetters } from "./send-letters.ts";

/**
 * Reads the feed to its end, and sends what waits to be sent.
 *
 * @throws {Error} when the exchange cannot be reached or the store fails; what was read so far is
 *   kept
 */
export async function syncOnce(
  reader: FeedReader & Post & { readonly store: Store },
  signal: AbortSignal,
): Promise<"synced" | "not-authorised" | "stopped"> {
  await reader.engine.settle();
  for (;;) {
    if (signal.aborted) return "stopped";
    const outcome = await readPage(reader, 0, signal);
    if (outcome === "not-authorised") return outcome;
    if (outcome === "end") break;
  }
  const sending = await sendLetters(reader, signal);
  return sending === "sent" ? "synced" : sending;
}
