import type { DatabaseSync } from "node:sqlite";
import type { MatchedListing, OwnVerdict } from "@holdfast/decision";
import type { PdqHash } from "@holdfast/pdq";
import { hashesFromBytes, hashesToBytes } from "./hash-bytes.ts";
import { digestSalt, hashDigest } from "./hash-digest.ts";
import { hashRows } from "./hash-rows.ts";
import { hashSlices } from "./hash-slices.ts";
import { statement } from "./statement.ts";

/** A listing as the feed gave it, with what only this matcher knows of it. */
export interface Listing extends Omit<MatchedListing, "distance" | "paused"> {
  /** The store's own number of it, 1 to 4,294,967,295; another listing may have it afterwards. */
  readonly number: number;
  readonly hash: PdqHash;
  /** Whether the breaker is open for it. */
  readonly paused: boolean;
  /** The reading of the whole feed in which it was last seen, counted from 0. */
  readonly round: number;
}

interface ListingRow extends Omit<Listing, "hash" | "paused"> {
  readonly hash: Uint8Array;
  readonly paused: number;
}

/** The listings that may be acted on. */
export function listingTable(db: DatabaseSync) {
  const rows = `SELECT number, id, bytes AS hash, list, state, grounds, own, paused, round
    FROM listings JOIN listing_hashes USING (number)`;
  const byId = statement<ListingRow>(db, `${rows} WHERE id = ?`);
  const byNumber = statement<ListingRow>(db, `${rows} WHERE number = ?`);
  const idOf = statement<{ id: string }>(db, "SELECT id FROM listings WHERE number = ?");
  const numberOf = statement<{ number: number }>(db, "SELECT number FROM listings WHERE id = ?");
  const salt = digestSalt(db);
  const byHash = statement<ListingRow>(db, `${rows} WHERE digest = ? AND bytes = ? AND round < ?`);
  const hashes = hashRows(db, "listing");
  const slices = hashSlices(
    db,
    "SELECT number, bytes AS hash FROM listings JOIN listing_hashes USING (number) WHERE true",
  );
  const count = statement<{ listings: number }>(db, "SELECT count(*) AS listings FROM listings");
  const put = statement(
    db,
    `INSERT INTO listings (number, id, digest, list, state, grounds, own, paused, round)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET digest = excluded.digest, list = excluded.list,
       state = excluded.state, grounds = excluded.grounds, own = excluded.own,
       paused = excluded.paused, round = excluded.round`,
  );
  const remove = statement(db, "DELETE FROM listings WHERE id = ?");
  const rename = statement(db, "UPDATE listings SET id = ? WHERE id = ?");
  const setOwn = statement(db, "UPDATE listings SET own = ? WHERE id = ?");
  const setPaused = statement(db, "UPDATE listings SET paused = ? WHERE id = ?");
  const unseen = statement<{ id: string }>(db, "SELECT id FROM listings WHERE round < ?");
  const paused = statement<{ id: string; list: Listing["list"] }>(
    db,
    "SELECT id, list FROM listings WHERE paused = 1 ORDER BY id",
  );

  return {
    find: (id: string) => fromRow(byId.get(id)),

    /** A listing of this hash that was last seen before this round. */
    findEarlier(hash: PdqHash, round: number): Listing | undefined {
      const bytes = hashesToBytes([hash]);
      return fromRow(byHash.get(hashDigest(salt, bytes), bytes, round));
    },

    at: (number: number) => fromRow(byNumber.get(number)),
    idOf: (number: number) => idOf.get(number)?.id,

    /** How many hashes `slices` will come to. */
    hashes: () => count.get()!.listings,
    /** Numbers and hashes of all. */
    slices,

    count: () => count.get()!.listings,

    /** Keeps a listing under its id, new or changed. @returns its number, the one it had if any */
    put(listing: Omit<Listing, "number">): number {
      const { id, hash, list, state, grounds, own, paused, round } = listing;
      const bytes = hashesToBytes([hash]);
      const before = numberOf.get(id);
      if (before !== undefined) hashes.overwrite(before.number, bytes);
      const number = before?.number ?? hashes.add(bytes);
      const digest = hashDigest(salt, bytes);
      put.run(number, id, digest, list, state, grounds, own, Number(paused), round);
      return number;
    },

    /** Removes a listing; the schema erases its hash. @returns whether it was there */
    remove: (id: string) => remove.run(id) > 0,
    rename: (from: string, to: string) => rename.run(to, from),
    setOwn: (id: string, verdict: OwnVerdict) => setOwn.run(verdict, id),
    setPaused: (id: string, isPaused: boolean) => setPaused.run(Number(isPaused), id),

    /** Ids of the listings that this round has not seen. */
    unseenIn: (round: number) => unseen.all(round).map(({ id }) => id),

    /** Listings whose breaker is open. */
    paused: () => paused.all(),
  };
}

function fromRow(row: ListingRow | undefined): Listing | undefined {
  if (row === undefined) return undefined;
  return { ...row, hash: hashesFromBytes(row.hash)[0]!, paused: row.paused === 1 };
}
