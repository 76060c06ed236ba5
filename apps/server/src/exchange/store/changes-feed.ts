import {
  type ChangesFeed,
  type FeedEntry,
  isListed,
  type ParticipantId,
  type Position,
} from "@holdfast/hash-list";
import type { Transaction } from "kysely";
import { settleListings, stateOf } from "./settle-listings.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

/** `ChangesFeed` in the database, for one sequencer at a time. */
export function storedChangesFeed(parts: StoreParts): ChangesFeed {
  const { db, read, commit } = parts;

  return {
    async generation() {
      const { generation } = await db
        .selectFrom("store")
        .select("generation")
        .executeTakeFirstOrThrow();
      if (generation === null) throw new Error("Cannot tell the store's generation: it has none");
      return generation;
    },

    sequence: (most) =>
      commit(async (on) => {
        const waiting = await on
          .selectFrom("changed")
          .select("listing")
          .orderBy("lets_go", "desc")
          .orderBy("id")
          .limit(most)
          .execute();
        for (const { listing } of waiting) {
          await on.deleteFrom("feed").where("listing", "=", listing).execute();
          await on.insertInto("feed").values({ listing }).execute();
          await on.deleteFrom("changed").where("listing", "=", listing).execute();
        }
        return waiting.length;
      }),

    readAfter: (after, most, reader) =>
      read(async (on) => {
        if (after > (await readEnd(on))) return { kind: "resync" };
        const found = await readEntries(on, after, most + 1, reader);
        const entries = found.slice(0, most);
        const end = entries.at(-1)?.position ?? after;
        return { kind: "page", entries, end, more: found.length > most };
      }),

    lapse: (at, most) =>
      commit(async (on) => {
        const lapsed = await on
          .selectFrom("listings")
          .select("number")
          .where("lapses_at", "<=", at)
          .orderBy("lapses_at")
          .limit(most)
          .execute();
        const numbers = lapsed.map(({ number }) => number).sort((one, other) => one - other);
        await settleListings(on, parts, numbers, at);
        return numbers.length;
      }),
  };
}

/** The newest position given out; the listing that it was given to is still there or moved past it. */
async function readEnd(on: Transaction<Tables>): Promise<Position> {
  const { end } = await on
    .selectFrom("feed")
    .select(({ fn }) => fn.max<number | null>("position").as("end"))
    .executeTakeFirstOrThrow();
  return end ?? 0;
}

async function readEntries(
  on: Transaction<Tables>,
  after: Position,
  most: number,
  reader: ParticipantId,
): Promise<readonly FeedEntry[]> {
  const rows = await on
    .selectFrom("feed")
    .innerJoin("listings", "listings.number", "feed.listing")
    .innerJoin("listing_hashes", "listing_hashes.listing", "feed.listing")
    .leftJoin("reviews", (join) =>
      join.onRef("reviews.listing", "=", "feed.listing").on("reviews.participant", "=", reader),
    )
    .select(["position", "feed.listing", "list", "state", "grounds", "hash", "verdict", "since"])
    .where("position", ">", after)
    .orderBy("position")
    .limit(most)
    .execute();

  return rows.map(({ state: _, grounds: __, verdict, hash, ...row }, index): FeedEntry => {
    const state = stateOf(rows[index]!);
    return {
      ...row,
      state,
      hash: isListed(state) ? (hash ?? undefined) : undefined,
      own: verdict ?? "none",
    };
  });
}
