import { randomInt } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { statement } from "./statement.ts";

/**
 * Gives out numbers for rows of a table: one more than the greatest there is, so that rows lie in the
 * order in which they came. Once the last number is taken, any free one by chance, as SQLite does at
 * the end of its own numbers; an index holds too few rows for that to take more than a try or two.
 *
 * @param most the last number, at most 2^48
 */
export function freeNumbers(db: DatabaseSync, table: "listings" | "uploads", most: number) {
  const greatest = statement<{ number: number | null }>(
    db,
    `SELECT max(number) AS number FROM ${table}`,
  );
  const isTaken = statement(db, `SELECT 1 FROM ${table} WHERE number = ?`);

  return (): number => {
    let number = (greatest.get()!.number ?? 0) + 1;
    while (number > most || isTaken.get(number) !== undefined) number = randomInt(1, most + 1);
    return number;
  };
}
