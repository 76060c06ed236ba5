import type { Participant, ParticipantId, Participants } from "@holdfast/hash-list";
import type { Kysely, Selectable } from "kysely";
import type { PendingMeter } from "./pending-meter.ts";
import { settleListings } from "./settle-listings.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

/** `Participants` in the database, with what the meter has not written yet. */
export function storedParticipants(parts: StoreParts): Participants {
  const { db, commit, meter } = parts;

  return {
    add: ({ name, organisation, key }, at) =>
      commit(async (on) => {
        if ((await readNamed(on, name)) !== undefined) return { kind: "name-taken" };
        const { id } = await on
          .insertInto("participants")
          .values({
            name,
            organisation,
            key,
            added_at: at,
            revoked_at: null,
            last_seen_at: null,
            requests: 0,
            changes_read: 0,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        return { kind: "added", id };
      }),

    async list() {
      const rows = await db.selectFrom("participants").selectAll().orderBy("id").execute();
      return rows.map((row) => participantOf(row, meter));
    },

    async find(key) {
      const row = await db
        .selectFrom("participants")
        .select("id")
        .where("key", "=", key)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return row?.id;
    },

    rotate: (name, key) =>
      commit(async (on) => {
        const id = await readNamed(on, name);
        if (id === undefined) return "unknown";
        await on.updateTable("participants").set({ key }).where("id", "=", id).execute();
        return "rotated";
      }),

    revoke: (name, at) =>
      commit(async (on) => {
        const id = await readNamed(on, name);
        if (id === undefined) return "unknown";
        await on.updateTable("participants").set({ revoked_at: at }).where("id", "=", id).execute();

        const reviewed = await on
          .selectFrom("reviews")
          .select("listing")
          .where("participant", "=", id)
          .orderBy("listing")
          .execute();
        const numbers = reviewed.map(({ listing }) => listing);
        await settleListings(on, parts, numbers, at);
        return "revoked";
      }),

    async meter(id, requests, changesRead, at) {
      const row = await db
        .selectFrom("participants")
        .select("id")
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) throw new Error("Cannot meter a participant: none has this id");
      meter.add(id, { requests, changesRead, lastSeenAt: at });
    },
  };
}

/** @returns the participant that has this name now; who was revoked has none */
async function readNamed(on: Kysely<Tables>, name: string): Promise<ParticipantId | undefined> {
  const row = await on
    .selectFrom("participants")
    .select("id")
    .where("name", "=", name)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row?.id;
}

function participantOf(row: Selectable<Tables["participants"]>, meter: PendingMeter): Participant {
  const pending = meter.of(row.id);
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    addedAt: row.added_at,
    revokedAt: row.revoked_at ?? undefined,
    lastSeenAt: pending?.lastSeenAt ?? row.last_seen_at ?? undefined,
    requests: row.requests + (pending?.requests ?? 0),
    changesRead: row.changes_read + (pending?.changesRead ?? 0),
  };
}
