import { DEFAULT_POLICY } from "@holdfast/hash-list";
import { Kysely } from "kysely";
import { backUp } from "../../store/backup.ts";
import { migrate } from "../../store/migrate.ts";
import { openSqlite, readPragma } from "../../store/open-sqlite.ts";
import { sharedCommit } from "../../store/shared-commit.ts";
import { sqliteDialect } from "../../store/sqlite-dialect.ts";
import { allowedHashes } from "./allowed-hashes.ts";
import { storedCaseBook } from "./case-book.ts";
import { storedChangesFeed } from "./changes-feed.ts";
import { firstTables } from "./first-tables.ts";
import { storedParticipants } from "./participants.ts";
import { pendingMeter } from "./pending-meter.ts";
import { storedReviewDesk } from "./review-desk.ts";
/**
 * Opens the exchange's store, making it or bringing it to this version first. For one process at a
 * time: see `holdServerLock`.
 *
 * @throws {Error} as `openSqlite` and `migrate` do
 */
export async function openSqliteHashListStore({ policy = {}, ...options }) {
    const database = openSqlite(options);
    try {
        migrate(database, [firstTables]);
        ensureGeneration(database);
        return await storeOn(database, { ...DEFAULT_POLICY, ...policy });
    }
    catch (error) {
        database.close();
        throw error;
    }
}
async function storeOn(database, policy) {
    const db = new Kysely({ dialect: sqliteDialect(database) });
    const parts = {
        db,
        read: (verb) => db.transaction().setAccessMode("read only").execute(verb),
        commit: sharedCommit(db),
        policy,
        allowed: allowedHashes(),
        meter: pendingMeter(),
    };
    await parts.allowed.takeIn(db);
    /** Runs what no transaction may be open for, once every verb asked for before has ended. */
    const alone = (work) => db.connection().execute(async () => work());
    async function shut() {
        try {
            await parts.meter.write(parts.commit);
            await parts.commit(async () => { });
        }
        finally {
            await alone(() => database.close());
            await db.destroy();
        }
    }
    let shutting;
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
        backupTo: (file) => alone(() => backUp(database, file, (copy) => copy.exec("update store set generation = null"))),
        close() {
            shutting ??= shut();
            return shutting;
        },
    };
}
/** A new store and one that a backup was put in place of have no generation. */
function ensureGeneration(database) {
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString("hex");
    database.prepare("update store set generation = ? where generation is null").run(random);
}
function emptyLog(database) {
    const isBusy = readPragma(database, "wal_checkpoint(truncate)");
    if (isBusy !== 0) {
        throw new Error("Cannot empty the write-ahead log: another program is reading the database");
    }
}
