import { join } from "node:path";
import type { HashListStore, NewClaim } from "@holdfast/hash-list";
import {
  openSqliteHashListStore,
  type SqliteHashListStore,
} from "../../apps/server/src/exchange/store/sqlite-hash-list-store.ts";

/** Opens the store that the durability checks write to and kill. */
export function openCheckedStore(
  directory: string,
  { unsynced = false } = {},
): Promise<SqliteHashListStore> {
  const file = join(directory, "exchange.sqlite");
  return openSqliteHashListStore({ file, dangerouslyUnsynced: unsynced });
}

/** 128 random bits that a whole case is made from, so that the key alone says what must be there. */
export function randomCaseKey(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");
}

/** Opens the case of a key, with two claims. */
export async function writeCase(store: HashListStore, key: string): Promise<void> {
  const outcome = await store.openCase(
    { key: `key ${key}`, caseNumber: `number ${key}`, pin: `pin ${key}`, spareCode: key },
    claimsOf(key),
    Date.now(),
  );
  if (outcome.kind !== "opened") throw new Error(`Cannot open a case: ${outcome.kind}`);
}

/** Whether the case of a key is there, whole. */
export async function isCaseKept(store: HashListStore, key: string): Promise<boolean> {
  const found = await store.findCase(`number ${key}`);
  if (found?.pin !== `pin ${key}` || found.spareCode !== key) return false;
  const record = await store.readCase(found.id);
  return record?.claims.length === claimsOf(key).length;
}

/** Half of a hash's bits are the key's, half their opposites, so that it has the shape of one. */
function claimsOf(key: string): readonly NewClaim[] {
  const opposite = Array.from(key, (digit) => (15 - Number.parseInt(digit, 16)).toString(16)).join(
    "",
  );
  return [key + opposite, opposite + key].map((text): NewClaim => {
    return { hash: text as NewClaim["hash"], quality: 100, list: "adult" };
  });
}
