import type { DatabaseSync } from "node:sqlite";
import { keepHashesInPlace } from "./keep-hashes-in-place.ts";

/**
 * The store's tables as they were first; what follows changes them. Hashes are blobs of 32 bytes in the
 * order of their text, times are whole milliseconds since 1970, decisions are JSON as
 * `packages/decision` gives them.
 *
 * `matches` holds every pair of a listing and a remembered upload within the match distance, so
 * that a change of one listing leads to the uploads it touches without a search.
 */
const FIRST = `
  CREATE TABLE listings (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    list TEXT NOT NULL CHECK (list IN ('adult', 'under-18')),
    state TEXT NOT NULL CHECK (state IN ('claimed', 'confirmed', 'disputed')),
    grounds TEXT NOT NULL CHECK (grounds IN ('none', 'single', 'quorum', 'analyst')),
    own TEXT NOT NULL CHECK (own IN ('none', 'intimate', 'not-intimate', 'unsure')),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    round INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX listings_by_hash ON listings (hash);
  CREATE INDEX listings_by_round ON listings (round);
  CREATE INDEX listings_paused ON listings (paused) WHERE paused = 1;

  CREATE TABLE uploads (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hashes BLOB NOT NULL CHECK (length(hashes) IN (32, 256)),
    quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 100),
    plain INTEGER NOT NULL CHECK (plain IN (0, 1)),
    standing TEXT NOT NULL,
    told TEXT NOT NULL,
    kind TEXT GENERATED ALWAYS AS (standing ->> '$.kind') VIRTUAL,
    because TEXT GENERATED ALWAYS AS (standing ->> '$.because') VIRTUAL
  ) STRICT;
  CREATE INDEX uploads_by_standing ON uploads (kind, because);

  CREATE TABLE matches (
    listing TEXT NOT NULL,
    upload INTEGER NOT NULL,
    distance INTEGER NOT NULL CHECK (distance BETWEEN 0 AND 256),
    at INTEGER NOT NULL,
    sighted TEXT NOT NULL DEFAULT 'none' CHECK (sighted IN ('none', 'held', 'blocked')),
    PRIMARY KEY (listing, upload)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX matches_by_upload ON matches (upload);
  CREATE INDEX matches_by_time ON matches (listing, at);

  CREATE TABLE waiting (upload INTEGER PRIMARY KEY) STRICT;

  CREATE TABLE entries (
    cursor INTEGER PRIMARY KEY AUTOINCREMENT,
    upload TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('hold', 'block', 'release')),
    decision TEXT NOT NULL,
    at INTEGER NOT NULL,
    dry INTEGER NOT NULL CHECK (dry IN (0, 1))
  ) STRICT;
  CREATE INDEX entries_by_upload ON entries (upload);

  CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('review', 'sighting')),
    listing TEXT NOT NULL,
    word TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_listing ON outbox (listing);

  CREATE TABLE progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    source TEXT,
    cursor TEXT,
    round INTEGER NOT NULL,
    catching_up INTEGER NOT NULL CHECK (catching_up IN (0, 1)),
    ready INTEGER NOT NULL CHECK (ready IN (0, 1)),
    last_contact INTEGER,
    contact TEXT NOT NULL CHECK (contact IN ('fresh', 'hold-only', 'stale')),
    delivered INTEGER NOT NULL
  ) STRICT;
  INSERT INTO progress VALUES (1, NULL, NULL, 0, 1, 0, NULL, 'stale', 0);
`;

/**
 * Listings and uploads have numbers of 32 bits, by which the indexes in memory name them.
 *
 * `progress.listings_saved` and `uploads_saved` name the snapshot that holds an index of the present
 * rows (see `snapshot-file.ts`). Any change of what such an index holds takes the name away, here and
 * not in the program, so that none can be forgotten: a snapshot is believed only while it is named.
 */
const SECOND = `
  CREATE TABLE numbered_listings (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4294967295),
    id TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    list TEXT NOT NULL CHECK (list IN ('adult', 'under-18')),
    state TEXT NOT NULL CHECK (state IN ('claimed', 'confirmed', 'disputed')),
    grounds TEXT NOT NULL CHECK (grounds IN ('none', 'single', 'quorum', 'analyst')),
    own TEXT NOT NULL CHECK (own IN ('none', 'intimate', 'not-intimate', 'unsure')),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    round INTEGER NOT NULL
  ) STRICT;
  INSERT INTO numbered_listings (id, hash, list, state, grounds, own, paused, round)
    SELECT id, hash, list, state, grounds, own, paused, round FROM listings;
  DROP TABLE listings;
  ALTER TABLE numbered_listings RENAME TO listings;
  CREATE INDEX listings_by_hash ON listings (hash);
  CREATE INDEX listings_by_round ON listings (round);
  CREATE INDEX listings_paused ON listings (paused) WHERE paused = 1;

  ALTER TABLE progress ADD COLUMN listings_saved BLOB;
  ALTER TABLE progress ADD COLUMN uploads_saved BLOB;

  CREATE TRIGGER listing_added AFTER INSERT ON listings BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER listing_removed AFTER DELETE ON listings BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER listing_changed AFTER UPDATE OF number, hash ON listings
    WHEN new.number != old.number OR new.hash != old.hash
  BEGIN
    UPDATE progress SET listings_saved = NULL WHERE listings_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_added AFTER INSERT ON uploads BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_removed AFTER DELETE ON uploads BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
  CREATE TRIGGER upload_changed AFTER UPDATE OF number, hashes, plain ON uploads BEGIN
    UPDATE progress SET uploads_saved = NULL WHERE uploads_saved IS NOT NULL;
  END;
`;

const STEPS: readonly ((db: DatabaseSync) => void)[] = [
  (db) => db.exec(FIRST),
  (db) => db.exec(SECOND),
  keepHashesInPlace,
];

/**
 * Brings a store to a form, one transaction a step: to the present one, but in tests of older ones.
 *
 * @throws {Error} when it has a later form than this version's
 */
export function migrate(db: DatabaseSync, to = STEPS.length): void {
  const form = formOf(db);
  if (form > STEPS.length) {
    throw new Error(
      `Cannot read the store: it has form ${form}, and this version knows up to ${STEPS.length}`,
    );
  }

  for (const [at, step] of [...STEPS.entries()].slice(form, to)) {
    db.exec("BEGIN IMMEDIATE");
    step(db);
    db.exec(`PRAGMA user_version = ${at + 1}; COMMIT`);
  }
}

/** @throws {Error} when a store that is only read has another form than this version's */
export function requireCurrent(db: DatabaseSync): void {
  const form = formOf(db);
  if (form !== STEPS.length) {
    throw new Error(
      `Cannot read the store: it has form ${form}, and this version reads ${STEPS.length}`,
    );
  }
}

function formOf(db: DatabaseSync): number {
  return (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
}
