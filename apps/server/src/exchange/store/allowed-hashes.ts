import { type AllowList, allowList } from "@holdfast/hash-list";
import { hammingDistance } from "@holdfast/pdq";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** The exchange's private allow list: on disk, and in memory to be searched. */
export interface AllowedHashes {
  /** The allow list as a verb sees it, with what the verb's transaction added. */
  within(on: Kysely<Tables>): Promise<Pick<AllowList, "covers">>;

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
      // A minute's revocations, looked at one by one: an index of them for each verb costs far more.
      const later = await readLater(on);
      return {
        covers: (hash) =>
          taken.covers(hash) ||
          later.some((allowed) => hammingDistance(allowed.hash, hash) <= allowed.radius),
      };
    },

    async takeIn(db) {
      for (const { id, hash, radius } of await readLater(db)) {
        taken.add({ hash, radius });
        lastTaken = id;
      }
    },
  };
}
