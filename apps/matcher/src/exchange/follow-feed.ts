import type { ExchangeClient } from "@holdfast/exchange-client";
import { cannotBeKept } from "../engine/cannot-be-kept.ts";
import type { Matcher } from "../engine/matcher.ts";
import type { Log } from "../log.ts";
import { backoff } from "./backoff.ts";

/** How the last try to read the feed went. */
export type Link =
  | "starting"
  | "connected"
  | "not-authorised"
  | "unreachable"
  /** The exchange answered, and what it said could not be kept. */
  | "store-failing";

const CANNOT = {
  unreachable: "Cannot read the exchange's changes: trying again",
  "store-failing": "Cannot keep the exchange's changes: trying again",
} as const;

/** How long the exchange may keep a reader waiting for news, in seconds. */
const WAIT = 25;

export interface FeedReader {
  readonly client: Pick<ExchangeClient, "changes">;
  readonly engine: Matcher;
}

/** What one page led to: there is more at once, the end was reached, or it cannot go on. */
export type ReadOutcome = "more" | "end" | "not-authorised";

/**
 * Reads one page of the feed and takes it over.
 *
 * @param wait how long the exchange may wait for news, in seconds
 * @throws {Error} when the exchange cannot be reached or the store fails
 */
export async function readPage(
  { client, engine }: FeedReader,
  wait: number,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const cursor = engine.whereToRead();
  const answer = await client.changes({ cursor, wait, signal });

  switch (answer.kind) {
    case "page":
      await engine.applyPage(answer.page);
      return answer.page.more ? "more" : "end";
    case "resync":
      engine.startOver();
      return "more";
    case "not-authorised":
      return "not-authorised";
  }
}

/**
 * Follows the feed until stopped. A page with changes is followed by the next at once; without
 * contact it tries again after a pause, and uploads are judged by how long the silence lasts.
 */
export async function followFeed(
  reader: FeedReader,
  log: Log,
  onLink: (link: Link) => void,
  signal: AbortSignal,
): Promise<void> {
  const pauses = backoff();
  let link = "starting" as Link;
  const noteLink = (present: Link, say: () => void) => {
    if (present !== link) say();
    link = present;
    onLink(link);
  };

  while (!signal.aborted) {
    try {
      // The first page after a start or a silence is asked for without waiting: an empty one is
      // news enough, that the exchange is there and the list is whole.
      const outcome = await readPage(reader, link === "connected" ? WAIT : 0, signal);
      if (outcome !== "not-authorised") {
        pauses.reset();
        noteLink("connected", () => log.info("Following the exchange"));
        continue;
      }
      noteLink("not-authorised", () =>
        log.error("The exchange refuses this key: ask its operator for a valid one"),
      );
    } catch (error) {
      if (signal.aborted) return;
      const present = cannotBeKept(error) ? "store-failing" : "unreachable";
      noteLink(present, () => log.error({ found: nameOf(error) }, CANNOT[present]));
    }
    await pauses.wait(signal);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : "something unknown";
}
