import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashListStoreContract } from "@holdfast/hash-list/store-contract";
import { afterAll, beforeAll } from "vitest";
import { openSqliteHashListStore } from "./sqlite-hash-list-store.ts";

let directory: string;
let opened = 0;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-contract-"));
});

afterAll(() => rmSync(directory, { recursive: true }));

hashListStoreContract("in SQLite", (policy = {}) => {
  opened += 1;
  const file = join(directory, `${opened}.db`);
  // What a sync adds is checked by scripts/durability; here it would only make slow disks slower.
  return openSqliteHashListStore({ file, policy, dangerouslyUnsynced: true });
});
