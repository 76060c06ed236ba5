import { createHmac } from "node:crypto";
import type { Bell } from "../bell.ts";
import { type DecisionEntry, shownEntry } from "../engine/answer.ts";
import { backoff } from "../exchange/backoff.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/open-store.ts";

/** How often the log is looked at though nothing rang, in milliseconds. */
const LOOK_AGAIN = 60_000;

/** How long the platform may take to answer, in milliseconds. */
const PATIENCE = 10_000;

export interface Webhook {
  readonly url: string;
  /** What posts are signed with; without it they are not. */
  readonly secret?: string;
  readonly store: Pick<Store, "entries" | "progress">;
  readonly bell: Bell;
}

/**
 * Posts each entry of the log to the platform, in order, until stopped. One that is not taken is
 * tried again until it is, and holds up those after it: a release must not overtake its hold.
 * After a crash the last one may be posted twice.
 */
export async function deliverDecisions(
  webhook: Webhook,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const { store, bell } = webhook;
  const pauses = backoff();
  while (!signal.aborted) {
    try {
      const { delivered } = store.progress.read();
      const entry = store.entries.after(delivered, 1, false)[0];
      if (entry === undefined) {
        await bell.next(LOOK_AGAIN, signal);
        continue;
      }
      await post(webhook, shownEntry(entry), signal);
      store.progress.setDelivered(entry.cursor);
      pauses.reset();
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ found: String(error) }, "The platform did not take a decision: trying again");
      await pauses.wait(signal);
    }
  }
}

/** @throws {Error} unless the platform answers with success */
async function post({ url, secret }: Webhook, entry: DecisionEntry, signal: AbortSignal) {
  const body = JSON.stringify(entry);
  const response = await fetch(url, {
    method: "POST",
    body,
    redirect: "error",
    headers: {
      "content-type": "application/json",
      ...(secret === undefined ? {} : { "x-holdfast-signature": signature(secret, body) }),
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Cannot deliver a decision: found status ${response.status}`);
}

/** What `x-holdfast-signature` holds: HMAC-SHA-256 of the body as sent, in hex. */
export function signature(secret: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
