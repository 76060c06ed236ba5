import { type AllowList, allowList } from "@holdfast/hash-list";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** The exchange's private allow list: on disk, and in memory to be searched. */
export interface AllowedHashes {
  /** The allow list as a verb sees it, with what the verb's transaction added. */
  within(on: Kysely<Tables>): Promise<AllowList>;

  /** Takes into memory what was added since; outside a transaction, so that it cannot be undone. */
  takeIn(db: Kysely<Tables>): Promise<void>;
}

export function allowedHashes(): AllowedHashes {
  const taken = allowList();
  let lastTaken = 0;

  const readLater = (on: Kysely<Tables>) =>
    on
      .selectFrom("allowed_hashes")
      .select(["id", "hash", "radius"])
      .where("id", ">", lastTaken)
      .orderBy("id")
      .execute();

  return {
    async within(on) {
      const rows = await readLater(on);
      if (rows.length === 0) return taken;
      const later = allowList(rows);
      return { ...later, covers: (hash) => taken.covers(hash) || later.covers(hash) };
    },

    async takeIn(db) {
      for (const { id, hash, radius } of await readLater(db)) {
        taken.add({ hash, radius });
        lastTaken = id;
      }
    },
  };
}
