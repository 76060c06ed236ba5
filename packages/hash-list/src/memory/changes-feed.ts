import type { ChangesFeed, FeedEntry, ParticipantId } from "../hash-list-store.ts";
import { isListed } from "../listing-state.ts";
import { settleListing } from "./settle-listing.ts";
import type { ListingRow, Tables } from "./tables.ts";

/** `ChangesFeed` in memory. Every verb runs to its end before another begins. */
export function memoryChangesFeed(tables: Tables): ChangesFeed {
  return {
    generation: async () => tables.generation,

    async sequence(most) {
      const waiting = [...tables.changed];
      const letGo = waiting.filter((listing) => !isListed(listing.standing.state));
      const listed = waiting.filter((listing) => isListed(listing.standing.state));

      const sequenced = [...letGo, ...listed].slice(0, most);
      for (const listing of sequenced) moveToEnd(tables, listing);
      return sequenced.length;
    },

    async readAfter(after, most, reader) {
      if (after > tables.feed.length) return { kind: "resync" };

      const entries: FeedEntry[] = [];
      for (let position = after + 1; position <= tables.feed.length; position++) {
        const listing = tables.feed[position - 1];
        if (listing === undefined) continue;
        if (entries.length === most) return page(entries, after, true);
        entries.push(entryOf(listing, position, reader));
      }
      return page(entries, after, false);
    },

    async lapse(at, most) {
      const lapsed = tables.listings
        .filter(({ standing: { lapsesAt } }) => lapsesAt !== undefined && lapsesAt <= at)
        .slice(0, most);
      for (const listing of lapsed) settleListing(tables, listing, at);
      return lapsed.length;
    },
  };
}

function moveToEnd(tables: Tables, listing: ListingRow): void {
  if (listing.position !== undefined) tables.feed[listing.position - 1] = undefined;
  listing.position = tables.feed.push(listing);
  tables.changed.delete(listing);
}

function page(entries: readonly FeedEntry[], after: number, more: boolean) {
  return { kind: "page", entries, end: entries.at(-1)?.position ?? after, more } as const;
}

function entryOf(listing: ListingRow, position: number, reader: ParticipantId): FeedEntry {
  const { state, list } = listing.standing;
  return {
    position,
    listing: listing.number,
    list,
    state,
    hash: isListed(state) ? listing.hash : undefined,
    own: listing.reviews.get(reader)?.verdict ?? "none",
    since: listing.since,
  };
}
