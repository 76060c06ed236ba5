import type { Bell } from "./bell.ts";
import type { Link } from "./exchange/follow-feed.ts";

/** How long a start may wait for the list unless stated, in milliseconds. */
const WITHIN = 30_000;

export interface ReadyOptions {
  /** How long to wait, in milliseconds; 30,000 unless stated. A long list can take longer. */
  readonly within?: number;
  /** Ends the wait; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** No list is there: none was read to its end. The matcher goes on trying until it is closed. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  /** How the last try to read the list went. */
  readonly link: Link;

  constructor(link: Link, message: string) {
    super(message);
    this.link = link;
  }
}

/** What can be asked while waiting. */
interface Waiting {
  readonly isReady: () => boolean;
  readonly link: () => Link;
  /** Rings when either may have changed. */
  readonly bell: Bell;
  /** Aborted when the matcher is closed. */
  readonly closing: AbortSignal;
}

/**
 * Resolves when a list was read to its end, now or in an earlier run. With an earlier one a refused
 * key does not reject: the matcher answers from that list, and its log and its link tell.
 *
 * @throws {NotReadyError} while no list is there: at once when the exchange refuses the key or the
 *   matcher is closed, and after `within`
 */
export async function untilReady(
  { isReady, link, bell, closing }: Waiting,
  { within = WITHIN, signal }: ReadyOptions,
): Promise<void> {
  const until = performance.now() + within;
  const either = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  while (!isReady()) {
    signal?.throwIfAborted();
    if (closing.aborted) throw new NotReadyError(link(), `${CANNOT}: the matcher was closed`);
    if (link() === "not-authorised") throw new NotReadyError(link(), `${CANNOT}: ${FOUND[link()]}`);
    const left = until - performance.now();
    if (left <= 0) {
      const waited = `within ${within / 1_000} seconds`;
      throw new NotReadyError(link(), `${CANNOT} ${waited}: ${FOUND[link()]}`);
    }
    await bell.next(left, either);
  }
}

const CANNOT = "Cannot read the exchange's list";

const FOUND: Readonly<Record<Link, string>> = {
  starting: "the exchange has not answered yet",
  connected: "it is still being read",
  "not-authorised": "the exchange refuses this key; ask its operator for a valid one",
  unreachable: "the exchange cannot be reached",
  "store-failing": "it could not be kept in the store",
};
