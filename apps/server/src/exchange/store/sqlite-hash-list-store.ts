import type { DatabaseSync } from "node:sqlite";
import { DEFAULT_POLICY, type HashListStore, type Policy } from "@holdfast/hash-list";
import { Kysely } from "kysely";
import { type BackupProof, backUp } from "../../store/backup.ts";
import { migrate } from "../../store/migrate.ts";
import { openSqlite, readPragma, type SqliteOptions } from "../../store/open-sqlite.ts";
import { sharedCommit } from "../../store/shared-commit.ts";
import { sqliteDialect } from "../../store/sqlite-dialect.ts";
import { allowedHashes } from "./allowed-hashes.ts";
import { storedCaseBook } from "./case-book.ts";
import { storedChangesFeed } from "./changes-feed.ts";
import { hashDigest } from "./hash-digest.ts";
import { keptHashes } from "./kept-hashes.ts";
import { MIGRATIONS } from "./migrations.ts";
import { storedParticipants } from "./participants.ts";
import { pendingMeter } from "./pending-meter.ts";
import { storedReviewDesk } from "./review-desk.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

export interface SqliteHashListStore extends HashListStore {
  /**
   * Does what need not be done at once: writes the participants' meter, and empties the write-ahead
   * log, where an erased hash can be read until then. For a timer, every minute or sooner.
   */
  tidy(): Promise<void>;

  /**
   * Copies the store to a file that is not there yet, and proves the copy. A store opened from it
   * has another generation, so that every participant starts again from the first position.
   */
  backupTo(file: string): Promise<BackupProof>;
}

/** @param policy what differs from the defaults */
export interface SqliteHashListStoreOptions extends SqliteOptions {
  readonly policy?: Partial<Policy>;
}

/**
 * Opens the exchange's store, making it or bringing it to this version first. For one process at a
 * time: see `holdServerLock`.
 *
 * @throws {Error} as `openSqlite` and `migrate` do
 */
export async function openSqliteHashListStore({
  policy = {},
  ...options
}: SqliteHashListStoreOptions): Promise<SqliteHashListStore> {
  const database = openSqlite(options);
  try {
    migrate(database, MIGRATIONS);
    ensureGeneration(database);
    return await storeOn(database, { ...DEFAULT_POLICY, ...policy });
  } catch (error) {
    database.close();
    throw error;
  }
}

async function storeOn(database: DatabaseSync, policy: Policy): Promise<SqliteHashListStore> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  const parts: StoreParts = {
    db,
    read: (verb) => db.transaction().setAccessMode("read only").execute(verb),
    commit: sharedCommit(db),
    policy,
    hashes: keptHashes(hashDigest(readSalt(database))),
    allowed: allowedHashes(),
    meter: pendingMeter(),
  };
  await parts.allowed.takeIn(db);

  /** Runs what no transaction may be open for, once every verb asked for before has ended. */
  const alone = <Answer>(work: () => Answer): Promise<Answer> =>
    db.connection().execute(async () => work());

  async function shut(): Promise<void> {
    try {
      await parts.meter.write(parts.commit);
      await parts.commit(async () => {});
    } finally {
      await alone(() => database.close());
      await db.destroy();
    }
  }
  let shutting: Promise<void> | undefined;

  return {
    ...storedCaseBook(parts),
    ...storedReviewDesk(parts),
    ...storedChangesFeed(parts),
    participants: storedParticipants(parts),

    async tidy() {
      await parts.meter.write(parts.commit);
      await parts.allowed.takeIn(db);
      await alone(() => emptyLog(database));
    },

    backupTo: (file) =>
      alone(() =>
        backUp(database, file, (copy) => copy.exec("update store set generation = null")),
      ),

    close() {
      shutting ??= shut();
      return shutting;
    },
  };
}

/** A new store and one that a backup was put in place of have no generation. */
function ensureGeneration(database: DatabaseSync): void {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString("hex");
  database.prepare("update store set generation = ? where generation is null").run(random);
}

function readSalt(database: DatabaseSync): string {
  return String(database.prepare("select salt from store").get()!["salt"]);
}

function emptyLog(database: DatabaseSync): void {
  const isBusy = readPragma(database, "wal_checkpoint(truncate)");
  if (isBusy !== 0) {
    throw new Error("Cannot empty the write-ahead log: another program is reading the database");
  }
}
