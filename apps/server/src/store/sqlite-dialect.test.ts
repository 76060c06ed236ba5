import { DatabaseSync } from "node:sqlite";
import { type Generated, Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sqliteDialect } from "./sqlite-dialect.ts";

interface Tables {
  readonly boat: { id: Generated<number>; name: string; length: number | null; mark: Uint8Array };
  readonly sail: { boat: number; number: number };
}

const mark = Uint8Array.of(0, 127, 255);

let database: DatabaseSync;
let db: Kysely<Tables>;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  database.exec(`
    create table boat (
      id integer primary key, name text not null unique, length integer, mark blob not null
    ) strict;
    create table sail (boat integer not null references boat(id), number integer not null) strict;
  `);
  db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
});

afterEach(async () => {
  await db.destroy();
  database.close();
});

describe("answers", () => {
  it("selects give rows, and none where there are none", async () => {
    await put("Ada", 7);

    const found = await db.selectFrom("boat").selectAll().execute();
    const absent = await db.selectFrom("boat").selectAll().where("name", "=", "Bo").execute();

    expect(found).toEqual([{ id: 1, name: "Ada", length: 7, mark }]);
    expect(absent).toEqual([]);
  });

  it("inserts give the number of the new row, or the columns asked for", async () => {
    const first = await put("Ada", 7);
    const second = await db
      .insertInto("boat")
      .values({ name: "Bo", length: null, mark })
      .returning(["id", "length"])
      .execute();

    expect(first.insertId).toBe(1n);
    expect(first.numInsertedOrUpdatedRows).toBe(1n);
    expect(second).toEqual([{ id: 2, length: null }]);
  });

  it("an insert that a conflict stopped gives no number", async () => {
    await put("Ada", 7);

    const again = await db
      .insertInto("boat")
      .values({ name: "Ada", length: 8, mark })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();

    expect(again).toMatchObject({ insertId: undefined, numInsertedOrUpdatedRows: 0n });
  });

  it("updates and deletes count the rows they touched", async () => {
    await put("Ada", 7);
    await put("Bo", 9);

    const updated = await db.updateTable("boat").set({ length: 1 }).executeTakeFirstOrThrow();
    const none = await db
      .updateTable("boat")
      .set({ length: 2 })
      .where("name", "=", "Cy")
      .executeTakeFirstOrThrow();
    const deleted = await db.deleteFrom("boat").executeTakeFirstOrThrow();

    expect(updated.numUpdatedRows).toBe(2n);
    expect(none.numUpdatedRows).toBe(0n);
    expect(deleted.numDeletedRows).toBe(2n);
  });

  it("streams give every row once", async () => {
    await put("Ada", 7);
    await put("Bo", 9);

    const names: string[] = [];
    for await (const { name } of db.selectFrom("boat").select("name").orderBy("id").stream()) {
      names.push(name);
    }

    expect(names).toEqual(["Ada", "Bo"]);
  });
});

describe("transactions", () => {
  it("a transaction that ends well is kept", async () => {
    await db.transaction().execute((transaction) => put("Ada", 7, transaction));

    expect(await names()).toEqual(["Ada"]);
  });

  it("a transaction that throws leaves nothing and throws the same error", async () => {
    const why = new Error("changed my mind");

    const outcome = db.transaction().execute(async (transaction) => {
      await put("Ada", 7, transaction);
      throw why;
    });

    await expect(outcome).rejects.toBe(why);
    expect(await names()).toEqual([]);
  });

  it("a failed statement inside a transaction undoes what came before it", async () => {
    const outcome = db.transaction().execute(async (transaction) => {
      await put("Ada", 7, transaction);
      await put("Ada", 8, transaction);
    });

    await expect(outcome).rejects.toThrow(/UNIQUE/);
    expect(await names()).toEqual([]);
  });

  it("a commit that fails throws, leaves nothing and the next transaction works", async () => {
    const outcome = db.transaction().execute(async (transaction) => {
      await sql`pragma defer_foreign_keys = on`.execute(transaction);
      await transaction.insertInto("sail").values({ boat: 99, number: 1 }).execute();
    });

    await expect(outcome).rejects.toThrow(/FOREIGN KEY/);
    await db.transaction().execute((transaction) => put("Ada", 7, transaction));
    expect(await db.selectFrom("sail").selectAll().execute()).toEqual([]);
    expect(await names()).toEqual(["Ada"]);
  });

  it("transactions asked for at once run one after the other", async () => {
    const steps: string[] = [];
    const slow = async (name: string) =>
      db.transaction().execute(async (transaction) => {
        steps.push(`${name} begins`);
        await put(name, 1, transaction);
        await new Promise(setImmediate);
        steps.push(`${name} ends`);
      });

    await Promise.all([slow("Ada"), slow("Bo"), slow("Cy")]);

    expect(steps).toEqual(
      ["Ada", "Bo", "Cy"].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    expect(await names()).toEqual(["Ada", "Bo", "Cy"]);
  });

  it("a reader outside waits for the transaction and sees none of its half", async () => {
    const writing = db.transaction().execute(async (transaction) => {
      await put("Ada", 7, transaction);
      await new Promise(setImmediate);
      await put("Bo", 9, transaction);
    });
    const seen = names();

    await writing;
    expect(await seen).toEqual(["Ada", "Bo"]);
  });

  it("going back to a savepoint undoes only what came after it", async () => {
    const transaction = await db.startTransaction().execute();
    await put("Ada", 7, transaction);
    const inner = await transaction.savepoint('odd "name"').execute();
    await put("Bo", 9, inner);
    const back = await inner.rollbackToSavepoint('odd "name"').execute();
    const released = await back.releaseSavepoint('odd "name"').execute();
    await released.commit().execute();

    expect(await names()).toEqual(["Ada"]);
  });
});

describe("values", () => {
  it.each([
    ["a Date", new Date(0), /Date/],
    ["undefined", undefined, /undefined/],
    ["true", true, /boolean/],
    ["a fraction", 1.5, /fraction/],
    ["a whole number past 2^53", 2 ** 53, /2\^53/],
    ["NaN", Number.NaN, /fraction/],
    ["a bigint", 1n, /bigint/],
    ["an object", { id: 1 }, /Object/],
    ["an array", [1], /Array/],
  ])("%s is refused as a parameter", async (_, value, kind) => {
    const outcome = sql`insert into boat (name, length, mark) values ('Ada', ${value}, ${mark})`;

    await expect(outcome.execute(db)).rejects.toThrow(kind);
    expect(await names()).toEqual([]);
  });

  it("a refusal does not repeat the value", async () => {
    const outcome = sql`select ${new Date(86_400_000)}`.execute(db);

    await expect(outcome).rejects.toThrow(TypeError);
    await expect(outcome).rejects.not.toThrow(/1970/);
  });

  it("an integer past 2^53 is refused on the way out, not rounded", async () => {
    database.exec(`insert into boat (name, length, mark) values ('Ada', 9007199254740993, x'00')`);

    await expect(db.selectFrom("boat").select("length").execute()).rejects.toThrow(RangeError);
  });

  it("whole numbers up to 2^53 - 1, null, text and bytes come back as they went in", async () => {
    const values = { name: "Åda 'x' \u{1F30A}", length: Number.MAX_SAFE_INTEGER, mark };
    await db.insertInto("boat").values(values).execute();

    const [row] = await db.selectFrom("boat").select(["name", "length", "mark"]).execute();

    expect(row).toEqual(values);
  });

  it("a whole number is bound as an integer", async () => {
    const { rows } = await sql<{ kind: string; half: number }>`
      select typeof(${7}) as kind, ${7} / 2 as half
    `.execute(db);

    expect(rows).toEqual([{ kind: "integer", half: 3 }]);
  });
});

async function put(name: string, length: number | null, on: Kysely<Tables> = db) {
  return on.insertInto("boat").values({ name, length, mark }).executeTakeFirstOrThrow();
}

async function names(): Promise<string[]> {
  const rows = await db.selectFrom("boat").select("name").orderBy("name").execute();
  return rows.map((row) => row.name);
}
