import type { DatabaseSync } from "node:sqlite";
import type { MatchedListing, OwnVerdict } from "@holdfast/decision";
import type { PdqHash } from "@holdfast/pdq";
import { hashesFromBytes, hashesToBytes } from "./hash-bytes.ts";
import { statement } from "./statement.ts";

/** A listing as the feed gave it, with what only this matcher knows of it. */
export interface Listing extends Omit<MatchedListing, "distance" | "paused"> {
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
  const columns = "id, hash, list, state, grounds, own, paused, round";
  const byId = statement<ListingRow>(db, `SELECT ${columns} FROM listings WHERE id = ?`);
  const byHash = statement<ListingRow>(
    db,
    `SELECT ${columns} FROM listings WHERE hash = ? AND round < ?`,
  );
  const hashes = statement<{ id: string; hash: Uint8Array }>(db, "SELECT id, hash FROM listings");
  const all = statement<Omit<ListingRow, "hash">>(
    db,
    "SELECT id, list, state, grounds, own, paused, round FROM listings",
  );
  const count = statement<{ listings: number }>(db, "SELECT count(*) AS listings FROM listings");
  const put = statement(
    db,
    `INSERT OR REPLACE INTO listings (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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
    findEarlier: (hash: PdqHash, round: number) =>
      fromRow(byHash.get(hashesToBytes([hash]), round)),

    *hashes(): Iterable<{ id: string; hash: PdqHash }> {
      for (const { id, hash } of hashes.each()) yield { id, hash: hashesFromBytes(hash)[0]! };
    },

    /** Every listing, without its hash. */
    all: (): readonly Omit<Listing, "hash">[] =>
      all.all().map((row) => ({ ...row, paused: row.paused === 1 })),

    count: () => count.get()!.listings,

    put(listing: Listing): void {
      const { id, hash, list, state, grounds, own, paused, round } = listing;
      put.run(id, hashesToBytes([hash]), list, state, grounds, own, Number(paused), round);
    },

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
