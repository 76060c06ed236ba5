import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Commit, sharedCommit } from "./shared-commit.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

interface Tables {
  readonly boat: { name: string };
  readonly sail: { boat: string };
}

let database: DatabaseSync;
let db: Kysely<Tables>;
let commit: Commit<Tables>;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  database.exec(`
    create table boat (name text primary key) strict;
    create table sail (boat text not null references boat(name)) strict;
  `);
  db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  commit = sharedCommit(db);
});

afterEach(async () => {
  await db.destroy();
  database.close();
});

describe("one commit for several verbs", () => {
  it("verbs asked for at once share one commit and keep their order", async () => {
    const exec = vi.spyOn(database, "exec");

    const answers = await Promise.all(["Ada", "Bo", "Cy"].map(put));

    expect(answers).toEqual([1, 2, 3]);
    expect(exec.mock.calls.filter(([statement]) => statement === "commit")).toHaveLength(1);
    expect(await names()).toEqual(["Ada", "Bo", "Cy"]);
  });

  it("many verbs take several commits, and none is forgotten", async () => {
    const exec = vi.spyOn(database, "exec");
    const many = Array.from({ length: 150 }, (_, index) => `boat ${index}`);

    await Promise.all(many.map(put));

    expect(exec.mock.calls.filter(([statement]) => statement === "commit")).toHaveLength(3);
    expect(await names()).toEqual(many.toSorted());
  });

  it("a verb that arrives during a commit is in the next one", async () => {
    let late: Promise<number> | undefined;
    await commit(async () => {
      late = put("Bo");
    });

    expect(await late).toBe(1);
  });

  it("no answer is given before the commit", async () => {
    let isAnswered = false;
    const first = put("Ada").then(() => {
      isAnswered = true;
      return database.isTransaction;
    });
    const second = commit(async () => {
      await new Promise(setImmediate);
      return isAnswered;
    });

    expect(await second).toBe(false);
    expect(await first).toBe(false);
  });
});

describe("when something goes wrong", () => {
  it("a verb that throws is undone alone", async () => {
    const why = new Error("changed my mind");
    const regretted = commit(async (transaction) => {
      await transaction.insertInto("boat").values({ name: "Bo" }).execute();
      throw why;
    });
    const others = Promise.all([put("Ada"), regretted.catch(() => 0), put("Cy")]);

    await expect(regretted).rejects.toBe(why);
    expect(await others).toEqual([1, 0, 2]);
    expect(await names()).toEqual(["Ada", "Cy"]);
  });

  it("a failed commit rejects every verb that shared it and keeps nothing", async () => {
    const outcomes = await Promise.allSettled([
      put("Ada"),
      commit(async (transaction) => {
        await sql`pragma defer_foreign_keys = on`.execute(transaction);
        await transaction.insertInto("sail").values({ boat: "none" }).execute();
      }),
      put("Cy"),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(await names()).toEqual([]);
    expect(await put("Dee")).toBe(1);
  });

  it("a full disk rejects every verb that shared the transaction, and room makes it work again", async () => {
    const pages = database.prepare("pragma page_count").get()?.["page_count"];
    database.exec(`pragma max_page_count = ${pages}`);

    const outcomes = await Promise.allSettled([put("Ada"), put("Bo".repeat(5_000)), put("Cy")]);
    database.exec("pragma max_page_count = 1000");

    for (const outcome of outcomes) {
      expect(outcome.status).toBe("rejected");
      expect(String("reason" in outcome && outcome.reason)).toMatch(/full/);
    }
    expect(await put("Dee")).toBe(1);
    expect(await names()).toEqual(["Dee"]);
  });

  it("a transaction that cannot begin rejects its verbs, and the next one works", async () => {
    database.exec("begin");
    await expect(put("Ada")).rejects.toThrow(/within a transaction/);
    database.exec("rollback");

    expect(await put("Bo")).toBe(1);
  });
});

/** @returns how many boats there are then */
function put(name: string): Promise<number> {
  return commit(async (transaction) => {
    await transaction.insertInto("boat").values({ name }).execute();
    const { boats } = await transaction
      .selectFrom("boat")
      .select((columns) => columns.fn.countAll<number>().as("boats"))
      .executeTakeFirstOrThrow();
    return boats;
  });
}

async function names(): Promise<string[]> {
  const rows = await db.selectFrom("boat").select("name").orderBy("name").execute();
  return rows.map((row) => row.name);
}
