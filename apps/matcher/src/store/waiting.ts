import type { DatabaseSync } from "node:sqlite";
import { statement } from "./statement.ts";

/**
 * Uploads to be judged again. They are written down in the transaction that changes what they are
 * judged by, so that a matcher killed in between goes on where it was.
 */
export function waitingTable(db: DatabaseSync) {
  const add = statement(db, "INSERT OR IGNORE INTO waiting VALUES (?)");
  const addMatching = statement(
    db,
    "INSERT OR IGNORE INTO waiting SELECT upload FROM matches WHERE listing = ?",
  );
  const addByContact = statement(
    db,
    `INSERT OR IGNORE INTO waiting SELECT number FROM uploads
     WHERE kind IN ('hold', 'block') OR (kind = 'unsure' AND because IN ('stale', 'unavailable'))`,
  );
  const addUntold = statement(
    db,
    "INSERT OR IGNORE INTO waiting SELECT number FROM uploads WHERE told != standing",
  );
  const first = statement<{ upload: number }>(db, "SELECT upload FROM waiting LIMIT ?");
  const remove = statement(db, "DELETE FROM waiting WHERE upload = ?");

  return {
    add: (upload: number) => add.run(upload),
    /** All uploads that match a listing. */
    addMatching: (listing: string) => addMatching.run(listing),
    /** All uploads whose decision can depend on how long the exchange has been silent. */
    addByContact: () => addByContact.run(),
    /** All uploads of which the platform was told less than stands: those of a dry run. */
    addUntold: () => addUntold.run(),
    first: (most: number) => first.all(most).map(({ upload }) => upload),
    remove: (upload: number) => remove.run(upload),
  };
}
