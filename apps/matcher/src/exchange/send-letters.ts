import { type ExchangeClient, ExchangeError } from "@holdfast/exchange-client";
import type { Bell } from "../bell.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/open-store.ts";
import type { Letter, WaitingLetter } from "../store/outbox.ts";
import { backoff } from "./backoff.ts";

/** How often the outbox is looked at though nothing rang, in milliseconds. */
const LOOK_AGAIN = 60_000;

export interface Post {
  readonly client: Pick<ExchangeClient, "review" | "sighting">;
  readonly store: Pick<Store, "outbox" | "atomically">;
  readonly bell: Bell;
}

/**
 * Sends what waits in the outbox, oldest first, one at a time: a review that replaces another
 * must not overtake it. A letter leaves the outbox only when the exchange has kept it, or has the
 * listing no longer.
 *
 * @throws {Error} when the exchange cannot be reached, or does not take a letter; that one is put
 *   last then
 */
export async function sendLetters(
  { client, store }: Post,
  signal: AbortSignal,
): Promise<"sent" | "not-authorised"> {
  for (;;) {
    const letter = store.outbox.first();
    if (letter === undefined || signal.aborted) return "sent";
    try {
      const answer = await sendLetter(client, letter, signal);
      if (answer.kind === "not-authorised") return answer.kind;
    } catch (error) {
      // One letter that this exchange will not take must not hold up the others, nor be lost.
      if (error instanceof ExchangeError && error.kind === "refused") putLast(store, letter);
      throw error;
    }
    store.outbox.remove(letter.number);
  }
}

function putLast(store: Post["store"], letter: WaitingLetter): void {
  store.atomically(() => {
    store.outbox.remove(letter.number);
    store.outbox.add(letter);
  });
}

function sendLetter(client: Post["client"], letter: Letter, signal: AbortSignal) {
  const { kind, listing, word } = letter;
  return kind === "review"
    ? client.review({ listing, verdict: word }, { signal })
    : client.sighting({ listing, action: word }, { signal });
}

/** Keeps sending until stopped; pauses while the exchange cannot be reached. */
export async function keepSending(post: Post, log: Log, signal: AbortSignal): Promise<void> {
  const pauses = backoff();
  while (!signal.aborted) {
    try {
      if ((await sendLetters(post, signal)) === "sent") {
        pauses.reset();
        if (post.store.outbox.first() !== undefined) continue;
        await post.bell.next(LOOK_AGAIN, signal);
        continue;
      }
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ found: String(error) }, "Cannot send reviews and sightings: trying again");
    }
    await pauses.wait(signal);
  }
}
