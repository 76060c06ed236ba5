import type {
  Change,
  ChangesPage,
  ChangesQuery,
  Kept,
  ReviewRequest,
  SightingRequest,
} from "@holdfast/contract";
import type { FeedPage, HashListStore, Milliseconds, ParticipantId } from "@holdfast/hash-list";
import { changeOfEntry } from "./change-of-entry.ts";
import type { FeedBell } from "./feed-bell.ts";
import { type ParticipantView, participantView } from "./participant-view.ts";
import type { Secrets } from "./secrets.ts";

/** How many requests of one participant may wait for news at a time. */
export const MOST_WAITING = 8;

export type ChangesAnswer =
  | { readonly kind: "page"; readonly page: ChangesPage }
  | { readonly kind: "resync" | "not-authorised" | "busy" };

export type KeptAnswer = Kept | { readonly kind: "not-authorised" };

/** What a participant can ask for; each verb first asks whose key it is, and counts the request. */
export interface ParticipantDesk {
  /** Waits for news up to `query.wait` seconds; an aborted `signal` ends the wait. */
  changes(key: string, query: ChangesQuery, signal: AbortSignal): Promise<ChangesAnswer>;
  review(key: string, request: ReviewRequest): Promise<KeptAnswer>;
  sighting(key: string, request: SightingRequest): Promise<KeptAnswer>;
}

export interface ParticipantDeskNeeds {
  readonly store: HashListStore;
  readonly secrets: Secrets;
  readonly bell: FeedBell;
  readonly now: () => Milliseconds;
}

export function participantDesk({
  store,
  secrets,
  bell,
  now,
}: ParticipantDeskNeeds): ParticipantDesk {
  const waiting = new Map<ParticipantId, number>();
  const whose = (key: string) => store.participants.find(secrets.tag("participant-key", key));
  const count = (id: ParticipantId, changes: number) =>
    store.participants.meter(id, 1, changes, now());
  const viewOf = async (id: ParticipantId) =>
    participantView(secrets, id, await store.generation());

  /** Reads until there is news, the time is up, or nobody is there to hear it. */
  async function news(
    id: ParticipantId,
    after: number,
    { wait, limit }: ChangesQuery,
    signal: AbortSignal,
  ): Promise<FeedPage> {
    const deadline = performance.now() + wait * 1_000;
    for (;;) {
      const listener = bell.listen();
      try {
        const page = await store.readAfter(after, limit, id);
        const left = deadline - performance.now();
        const isNews = page.kind === "resync" || page.entries.length > 0;
        if (isNews || left <= 0 || bell.ended || signal.aborted) return page;
        await listener.rung(left, signal);
      } finally {
        listener.stop();
      }
    }
  }

  async function atDesk(
    key: string,
    act: (id: ParticipantId, view: ParticipantView) => Promise<Kept>,
  ): Promise<KeptAnswer> {
    const id = await whose(key);
    if (id === undefined) return { kind: "not-authorised" };
    const kept = await act(id, await viewOf(id));
    await count(id, 0);
    return kept;
  }

  return {
    async changes(key, query, signal) {
      const id = await whose(key);
      if (id === undefined) return { kind: "not-authorised" };
      const view = await viewOf(id);
      const after = query.cursor === undefined ? 0 : view.position(query.cursor);
      if (after === undefined) return { kind: "resync" };

      const already = waiting.get(id) ?? 0;
      if (query.wait > 0 && already >= MOST_WAITING) return { kind: "busy" };
      waiting.set(id, already + 1);
      let page: FeedPage;
      try {
        page = await news(id, after, query, signal);
      } finally {
        const left = (waiting.get(id) ?? 1) - 1;
        if (left > 0) waiting.set(id, left);
        else waiting.delete(id);
      }
      if (page.kind === "resync") return page;

      // The key may have been rotated or revoked while this request was waiting.
      if ((await whose(key)) !== id) return { kind: "not-authorised" };
      const changes = page.entries.map((entry) => changeOfEntry(entry, view));
      await count(id, changes.length);
      return {
        kind: "page",
        page: {
          changes: removalsFirst(changes),
          cursor: view.cursor(page.end),
          more: page.more,
        },
      };
    },

    review: (key, { listing, verdict }) =>
      atDesk(key, async (id, view) => {
        const number = view.listingNumber(listing);
        if (number === undefined) return { kind: "gone" };
        return { kind: await store.review(id, number, verdict, now()) };
      }),

    sighting: (key, { listing, action }) =>
      atDesk(key, async (id, view) => {
        const number = view.listingNumber(listing);
        if (number === undefined) return { kind: "gone" };
        return { kind: await store.sight(id, number, action, now()) };
      }),
  };
}

/** Letting go comes before acting. Each listing is in a page once, so order is free within it. */
function removalsFirst(changes: readonly Change[]): Change[] {
  const removed = changes.filter(({ kind }) => kind === "removed");
  return [...removed, ...changes.filter(({ kind }) => kind === "listed")];
}
