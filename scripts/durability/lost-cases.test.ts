import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { lostCases } from "./lost-cases.ts";
import { openCheckedStore, randomCaseKey, writeCase } from "./written-case.ts";

it("finds the cases that are missing, and those of which something is missing", async () => {
  const directory = mkdtempSync(join(tmpdir(), "holdfast-lost-"));
  const [kept, halved, missing] = [randomCaseKey(), randomCaseKey(), randomCaseKey()];
  const store = await openCheckedStore(directory);
  for (const key of [kept, halved]) await writeCase(store, key);
  await store.close();
  const database = new DatabaseSync(join(directory, "exchange.sqlite"));
  const { id } = database.prepare("select id from claims where case_id = 2 and number = 2").get()!;
  database.exec(
    `delete from claim_hashes where claim = ${id}; delete from claims where id = ${id}`,
  );
  database.close();

  expect(await lostCases(directory, [kept, halved, missing])).toEqual([halved, missing]);
  rmSync(directory, { recursive: true });
});
