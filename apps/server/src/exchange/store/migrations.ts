import type { Migration } from "../../store/migrate.ts";
import { firstTables } from "./first-tables.ts";
import { hashesApart } from "./hashes-apart.ts";

/** Every step of the exchange's database, in order. */
export const MIGRATIONS: readonly Migration[] = [firstTables, hashesApart];
