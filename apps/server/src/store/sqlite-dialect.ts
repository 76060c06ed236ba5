import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  IdentifierNode,
  InsertQueryNode,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  RawNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
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
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createDriver: () => new SqliteDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    // It tells Kysely that there is one connection, so that Kysely queues whoever wants it.
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}

class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    // SQLite's transactions are all serializable; one that only reads need not wait for the lock.
    this.#database.exec(settings.accessMode === "read only" ? "begin" : "begin immediate");
  }

  async commitTransaction(): Promise<void> {
    this.#database.exec("commit");
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide that error.
    if (this.#database.isTransaction) this.#database.exec("rollback");
  }

  async savepoint(_: DatabaseConnection, name: string, compile: Compile): Promise<void> {
    this.#command("savepoint", name, compile);
  }

  async rollbackToSavepoint(_: DatabaseConnection, name: string, compile: Compile): Promise<void> {
    this.#command("rollback to", name, compile);
  }

  async releaseSavepoint(_: DatabaseConnection, name: string, compile: Compile): Promise<void> {
    this.#command("release", name, compile);
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}

  #command(command: string, savepoint: string, compile: Compile): void {
    const node = RawNode.create([`${command} `, ""], [IdentifierNode.create(savepoint)]);
    this.#database.exec(compile(node, { queryId: command }).sql);
  }
}

type Compile = QueryCompiler["compileQuery"];

/** How many statements are kept prepared; a program has fewer, unless it lists values in them. */
const MOST_PREPARED = 200;

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, answersRows } = this.#prepare(query.sql);
    const parameters = bindable(query.parameters);
    if (answersRows) return { rows: statement.all(...parameters) as Row[] };

    const { changes, lastInsertRowid } = statement.run(...parameters);
    const inserted = InsertQueryNode.is(query.query) && changes !== 0;
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      ...(inserted && { insertId: BigInt(lastInsertRowid) }),
    };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const statement = this.#database.prepare(query.sql);
    for (const row of statement.iterate(...bindable(query.parameters))) {
      yield { rows: [row as Row] };
    }
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;

    const statement = this.#database.prepare(sql);
    const prepared = { statement, answersRows: statement.columns().length > 0 };
    if (this.#prepared.size === MOST_PREPARED) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  /** True for selects and for whatever returns rows; `run` would drop them. */
  readonly answersRows: boolean;
}
