import { join } from "node:path";
import type { StoreConfig } from "./config.ts";
import { readPepper } from "./exchange/pepper-file.ts";
import { type Secrets, secretsUnder } from "./exchange/secrets.ts";
import {
  openSqliteHashListStore,
  type SqliteHashListStore,
} from "./exchange/store/sqlite-hash-list-store.ts";
import { isThere } from "./store/file-failure.ts";
import { holdServerLock } from "./store/server-lock.ts";

/** The database in the data directory. A backup put in its place is opened as it is. */
export const STORE_FILE = "exchange.sqlite";

/** What one process at a time has open. */
export interface OpenExchange {
  readonly store: SqliteHashListStore;
  readonly secrets: Secrets;
  /** Finishes what was begun, closes the database and lets the next process have it. */
  close(): Promise<void>;
}

/**
 * Takes the data directory for this process, and opens what is in it.
 *
 * @throws {Error} in words for the operator; nothing stays open or taken then
 */
export async function openExchange(config: StoreConfig): Promise<OpenExchange> {
  const { data, pepperFile, confirmations, dissents } = config;
  const lock = holdServerLock(data);
  try {
    const file = join(data, STORE_FILE);
    const pepper = readPepper({ file: pepperFile, data, storeExists: isThere(file) });
    const secrets = secretsUnder(pepper);
    const store = await openSqliteHashListStore({ file, policy: { confirmations, dissents } });
    return {
      store,
      secrets,
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
