import type { DatabaseSync } from "node:sqlite";
import type { MatchedListing, Milliseconds } from "@holdfast/decision";
import { statement } from "./statement.ts";

/** What the exchange was told that happened to an upload because of a listing. */
export type Sighted = "none" | "held" | "blocked";

/** A listing near an upload, and what was reported of that pair. */
export interface MatchedPair extends MatchedListing {
  readonly paused: boolean;
  readonly sighted: Sighted;
}

interface PairRow extends Omit<MatchedPair, "paused"> {
  readonly paused: number;
}

/** Every pair of a listing and a remembered upload within the match distance. */
export function matchTable(db: DatabaseSync) {
  const ofUpload = statement<PairRow>(
    db,
    `SELECT id, list, state, grounds, own, paused, distance, sighted
     FROM matches JOIN listings ON listings.id = matches.listing WHERE upload = ?`,
  );
  const uploadsOf = statement<{ id: string }>(
    db,
    `SELECT uploads.id FROM matches JOIN uploads ON uploads.number = matches.upload
     WHERE listing = ? ORDER BY at DESC LIMIT ?`,
  );
  const add = statement(
    db,
    "INSERT OR IGNORE INTO matches (listing, upload, distance, at) VALUES (?, ?, ?, ?)",
  );
  const setSighted = statement(
    db,
    "UPDATE matches SET sighted = ? WHERE listing = ? AND upload = ?",
  );
  const since = statement<{ uploads: number }>(
    db,
    `SELECT count(*) AS uploads
     FROM (SELECT 1 FROM matches WHERE listing = ? AND at > ? LIMIT ?)`,
  );
  const count = statement<{ uploads: number }>(
    db,
    "SELECT count(*) AS uploads FROM matches WHERE listing = ?",
  );
  const removeListing = statement(db, "DELETE FROM matches WHERE listing = ?");
  const removeUpload = statement(db, "DELETE FROM matches WHERE upload = ?");
  const renameListing = statement(db, "UPDATE matches SET listing = ? WHERE listing = ?");

  return {
    ofUpload: (upload: number): readonly MatchedPair[] =>
      ofUpload.all(upload).map((row) => ({ ...row, paused: row.paused === 1 })),

    /** Platform's ids of uploads that match a listing, the newest matches first. */
    uploadsOf: (listing: string, most: number) => uploadsOf.all(listing, most).map(({ id }) => id),

    /** Keeps a pair; one that is known keeps the time it was found. */
    add: (listing: string, upload: number, distance: number, at: Milliseconds) =>
      add.run(listing, upload, distance, at),

    setSighted: (listing: string, upload: number, sighted: Sighted) =>
      setSighted.run(sighted, listing, upload),

    /** How many uploads were found to match a listing after `at`, counted no further than `most`. */
    countSince: (listing: string, at: Milliseconds, most: number) =>
      since.get(listing, at, most)!.uploads,

    count: (listing: string) => count.get(listing)!.uploads,
    removeListing: (listing: string) => removeListing.run(listing),
    removeUpload: (upload: number) => removeUpload.run(upload),
    renameListing: (from: string, to: string) => renameListing.run(to, from),
  };
}
