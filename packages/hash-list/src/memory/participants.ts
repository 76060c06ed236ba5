import type { Participant, Participants } from "../hash-list-store.ts";
import { settleListing } from "./settle-listing.ts";
import type { ParticipantRow, Tables } from "./tables.ts";

/** `Participants` in memory. Every verb runs to its end before another begins. */
export function memoryParticipants(tables: Tables): Participants {
  const named = (name: string): ParticipantRow | undefined =>
    tables.participants.find((row) => row.name === name && row.revokedAt === undefined);

  return {
    async add({ name, organisation, key }, at) {
      if (named(name) !== undefined) return { kind: "name-taken" };
      const id = tables.participants.length + 1;
      tables.participants.push({
        id,
        name,
        organisation,
        key,
        addedAt: at,
        revokedAt: undefined,
        lastSeenAt: undefined,
        requests: 0,
        changesRead: 0,
      });
      return { kind: "added", id };
    },

    list: async () => tables.participants.map(({ key: _, ...shown }): Participant => shown),

    async find(key) {
      return tables.participants.find((row) => row.key === key && row.revokedAt === undefined)?.id;
    },

    async rotate(name, key) {
      const row = named(name);
      if (row === undefined) return "unknown";
      row.key = key;
      return "rotated";
    },

    async revoke(name, at) {
      const row = named(name);
      if (row === undefined) return "unknown";
      row.revokedAt = at;
      for (const listing of tables.listings) {
        if (listing.reviews.has(row.id)) settleListing(tables, listing, at);
      }
      return "revoked";
    },

    async meter(id, requests, changesRead, at) {
      const row = tables.participants[id - 1];
      if (row === undefined) throw new Error("Cannot meter a participant: none has this id");
      row.requests += requests;
      row.changesRead += changesRead;
      row.lastSeenAt = at;
    },
  };
}
