import { IdentifierNode, InsertQueryNode, RawNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, } from "kysely";
import { bindable } from "./bindable.ts";
/**
 * Kysely over Node's own SQLite: one connection, which one transaction holds at a time.
 *
 * Kysely's SqliteDialect expects another library: over `node:sqlite` its selects come back empty,
 * without an error. `sqlite-dialect.test.ts` holds this one to what Kysely promises.
 *
 * Integers past 2^53 are refused in both directions, see `bindable`; reading one throws a
 * RangeError. Whoever opened `database` closes it.
 */
export function sqliteDialect(database) {
    return {
        createDriver: () => new SqliteDriver(database),
        createQueryCompiler: () => new SqliteQueryCompiler(),
        // It tells Kysely that there is one connection, so that Kysely queues whoever wants it.
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
    };
}
class SqliteDriver {
    #database;
    #connection;
    constructor(database) {
        this.#database = database;
        this.#connection = new SqliteConnection(database);
    }
    async init() { }
    async acquireConnection() {
        return this.#connection;
    }
    async beginTransaction(_, settings) {
        // SQLite's transactions are all serializable; one that only reads need not wait for the lock.
        this.#database.exec(settings.accessMode === "read only" ? "begin" : "begin immediate");
    }
    async commitTransaction() {
        this.#database.exec("commit");
    }
    async rollbackTransaction() {
        // A full disk makes SQLite roll back by itself; a second rollback would hide that error.
        if (this.#database.isTransaction)
            this.#database.exec("rollback");
    }
    async savepoint(_, name, compile) {
        this.#command("savepoint", name, compile);
    }
    async rollbackToSavepoint(_, name, compile) {
        this.#command("rollback to", name, compile);
    }
    async releaseSavepoint(_, name, compile) {
        this.#command("release", name, compile);
    }
    async releaseConnection() { }
    async destroy() { }
    #command(command, savepoint, compile) {
        const node = RawNode.create([`${command} `, ""], [IdentifierNode.create(savepoint)]);
        this.#database.exec(compile(node, { queryId: command }).sql);
    }
}
/** How many statements are kept prepared; a program has fewer, unless it lists values in them. */
const MOST_PREPARED = 200;
class SqliteConnection {
    #database;
    #prepared = new Map();
    constructor(database) {
        this.#database = database;
    }
    async executeQuery(query) {
        const { statement, answersRows } = this.#prepare(query.sql);
        const parameters = bindable(query.parameters);
        if (answersRows)
            return { rows: statement.all(...parameters) };
        const { changes, lastInsertRowid } = statement.run(...parameters);
        const inserted = InsertQueryNode.is(query.query) && changes !== 0;
        return {
            rows: [],
            numAffectedRows: BigInt(changes),
            ...(inserted && { insertId: BigInt(lastInsertRowid) }),
        };
    }
    async *streamQuery(query) {
        const statement = this.#database.prepare(query.sql);
        for (const row of statement.iterate(...bindable(query.parameters))) {
            yield { rows: [row] };
        }
    }
    #prepare(sql) {
        const known = this.#prepared.get(sql);
        if (known !== undefined)
            return known;
        const statement = this.#database.prepare(sql);
        const prepared = { statement, answersRows: statement.columns().length > 0 };
        if (this.#prepared.size === MOST_PREPARED)
            this.#prepared.clear();
        this.#prepared.set(sql, prepared);
        return prepared;
    }
}
