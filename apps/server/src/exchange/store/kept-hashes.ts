import type { CaseId, ListingNumber, NewClaim } from "@holdfast/hash-list";
import type { Transaction } from "kysely";
import type { HashDigest } from "./hash-digest.ts";
import type { Tables } from "./tables.ts";

/**
 * The hashes of claims and of listings, so kept that an erased one can be read nowhere in the file.
 *
 * SQLite zeroes what is deleted, but not what it moves: when a page is full, rows go to its neighbour,
 * and their bytes may stay readable where they were. So a hash must never be moved. Its row is added
 * at the end of its table, which moves no other; it never grows; it is never deleted, since pages
 * with few rows are put together, but emptied where it is; and no index holds it.
 * `erasing.test.ts` counts the copies in the file.
 */
export interface KeptHashes {
  /** The listing of a hash that is not erased. */
  findListing(on: Transaction<Tables>, hash: NewClaim["hash"]): Promise<ListingNumber | undefined>;
  /** @param listing the newest */
  addToListing(
    on: Transaction<Tables>,
    listing: ListingNumber,
    hash: NewClaim["hash"],
  ): Promise<void>;
  /** @param claim the newest */
  addToClaim(on: Transaction<Tables>, claim: number, hash: NewClaim["hash"]): Promise<void>;
  readOfListing(on: Transaction<Tables>, listing: ListingNumber): Promise<NewClaim["hash"] | null>;
  eraseOfListing(on: Transaction<Tables>, listing: ListingNumber): Promise<void>;
  /** Erases those of all the case's claims. */
  eraseOfCase(on: Transaction<Tables>, id: CaseId): Promise<void>;
}

export function keptHashes(digestOf: HashDigest): KeptHashes {
  return {
    async findListing(on, hash) {
      const row = await on
        .selectFrom("listing_hashes")
        .select("listing")
        .where("digest", "=", digestOf(hash))
        .where("hash", "=", hash)
        .executeTakeFirst();
      return row?.listing;
    },

    async addToListing(on, listing, hash) {
      const digest = digestOf(hash);
      await on.insertInto("listing_hashes").values({ listing, hash, digest }).execute();
    },

    async addToClaim(on, claim, hash) {
      await on.insertInto("claim_hashes").values({ claim, hash }).execute();
    },

    async readOfListing(on, listing) {
      const { hash } = await on
        .selectFrom("listing_hashes")
        .select("hash")
        .where("listing", "=", listing)
        .executeTakeFirstOrThrow();
      return hash;
    },

    async eraseOfListing(on, listing) {
      await on
        .updateTable("listing_hashes")
        .set({ hash: null, digest: null })
        .where("listing", "=", listing)
        .execute();
    },

    async eraseOfCase(on, id) {
      const claims = on.selectFrom("claims").select("id").where("case_id", "=", id);
      await on
        .updateTable("claim_hashes")
        .set({ hash: null })
        .where("claim", "in", claims)
        .execute();
    },
  };
}
