import type { DatabaseSync } from "node:sqlite";
import { digestSalt, hashDigest } from "./hash-digest.ts";
import { hashSlices } from "./hash-slices.ts";
import { statement } from "./statement.ts";

/**
 * [Note: a hash stays where it was written]
 *
 * `secure_delete` overwrites what SQLite deletes, but not what it moves: when a full page is shared out
 * among its neighbours, the bytes that left it stay readable in its free space, and nothing wipes them
 * when the row is deleted later at its new place. So hashes stand in two tables in which SQLite has
 * nothing to move: rows are only added at the end, all of one size, and none is deleted. A hash is
 * erased by zeros written over it, and its number is free for the next that comes. Whether a row is in
 * use is told by `listings` and `uploads`, never by its bytes.
 *
 * No index holds a hash either: listings are found by a digest. See `hash-digest.ts`.
 */
const NEW_TABLES = `
  CREATE TABLE digest_salt (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
  ) STRICT;
  INSERT INTO digest_salt VALUES (1, randomblob(32));

  CREATE TABLE listing_hashes (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4294967295),
    bytes BLOB NOT NULL CHECK (length(bytes) = 32)
  ) STRICT;
  CREATE TABLE free_listing_numbers (number INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE new_listings (
    number INTEGER PRIMARY KEY REFERENCES listing_hashes,
    id TEXT NOT NULL,
    digest INTEGER NOT NULL CHECK (digest BETWEEN 0 AND 1048575),
    list TEXT NOT NULL CHECK (list IN ('adult', 'under-18')),
    state TEXT NOT NULL CHECK (state IN ('claimed', 'confirmed', 'disputed')),
    grounds TEXT NOT NULL CHECK (grounds IN ('none', 'single', 'quorum', 'analyst')),
    own TEXT NOT NULL CHECK (own IN ('none', 'intimate', 'not-intimate', 'unsure')),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    round INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE upload_hashes (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 536870911),
    bytes BLOB NOT NULL CHECK (length(bytes) = 256)
  ) STRICT;
  CREATE TABLE free_upload_numbers (number INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE new_uploads (
    number INTEGER PRIMARY KEY REFERENCES upload_hashes,
    id TEXT NOT NULL,
    forms INTEGER NOT NULL CHECK (forms IN (1, 8)),
    quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 100),
    plain INTEGER NOT NULL CHECK (plain IN (0, 1)),
    standing TEXT NOT NULL,
    told TEXT NOT NULL,
    kind TEXT GENERATED ALWAYS AS (standing ->> '$.kind') VIRTUAL,
    because TEXT GENERATED ALWAYS AS (standing ->> '$.because') VIRTUAL
  ) STRICT;
`;

const COPY_HASHES = `
  INSERT INTO listing_hashes SELECT number, hash FROM listings ORDER BY number;
  INSERT INTO upload_hashes
    SELECT number, CAST(hashes || zeroblob(256 - length(hashes)) AS BLOB)
    FROM uploads ORDER BY number;
  INSERT INTO new_uploads (number, id, forms, quality, plain, standing, told)
    SELECT number, id, length(hashes) / 32, quality, plain, standing, told
    FROM uploads ORDER BY number;
`;

/**
 * What was left where hashes moved before goes with the pages of the old tables, which are overwritten
 * whole. They are emptied first, since SQLite holds all of a table that it drops in memory.
 */
const REPLACE_TABLES = `
  DROP TRIGGER listing_added;
  DROP TRIGGER listing_removed;
  DROP TRIGGER listing_changed;
  DROP TRIGGER upload_added;
  DROP TRIGGER upload_removed;
  DROP TRIGGER upload_changed;
  DELETE FROM listings;
  DELETE FROM uploads;
  DROP TABLE listings;
  DROP TABLE uploads;

  ALTER TABLE new_listings RENAME TO listings;
  CREATE UNIQUE INDEX listings_by_id ON listings (id);
  CREATE INDEX listings_by_digest ON listings (digest);
  CREATE INDEX listings_by_round ON listings (round);
  CREATE INDEX listings_paused ON listings (paused) WHERE paused = 1;
  ALTER TABLE new_uploads RENAME TO uploads;
  CREATE UNIQUE INDEX uploads_by_id ON uploads (id);
  CREATE INDEX uploads_by_standing ON uploads (kind, because);
`;

/** Erasing, and taking away the name of a snapshot: here, so that nothing can forget it. */
const NEW_TRIGGERS = `
  CREATE TRIGGER listing_added AFTER INSERT ON listings BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER listing_removed AFTER DELETE ON listings BEGIN
    UPDATE listing_hashes SET bytes = zeroblob(32) WHERE number = old.number;
    INSERT INTO free_listing_numbers VALUES (old.number);
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER listing_changed AFTER UPDATE OF number ON listings BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER listing_hash_changed AFTER UPDATE ON listing_hashes BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;

  CREATE TRIGGER upload_added AFTER INSERT ON uploads BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_removed AFTER DELETE ON uploads BEGIN
    UPDATE upload_hashes SET bytes = zeroblob(256) WHERE number = old.number;
    INSERT INTO free_upload_numbers VALUES (old.number);
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_changed AFTER UPDATE OF number, forms, plain ON uploads BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_hashes_changed AFTER UPDATE ON upload_hashes BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
`;

/** Brings a store of form 2 to form 3. Numbers stay, and so does a snapshot of them. */
export function keepHashesInPlace(db: DatabaseSync): void {
  db.exec(NEW_TABLES);
  db.exec(COPY_HASHES);
  copyListings(db);
  db.exec(REPLACE_TABLES);
  db.exec(NEW_TRIGGERS);
}

function copyListings(db: DatabaseSync): void {
  const salt = digestSalt(db);
  const copy = statement(
    db,
    `INSERT INTO new_listings
     SELECT number, id, ?, list, state, grounds, own, paused, round FROM listings WHERE number = ?`,
  );
  for (const { numbers, hashes } of hashSlices(
    db,
    "SELECT number, hash FROM listings WHERE true",
  )()) {
    for (const [at, number] of numbers.entries()) {
      copy.run(hashDigest(salt, hashes.subarray(at * 32, (at + 1) * 32)), number);
    }
  }
}
