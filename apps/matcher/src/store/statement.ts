import type { DatabaseSync, SQLInputValue } from "node:sqlite";

/** A prepared statement whose rows have the columns of `Row`; the schema promises that they do. */
export interface Statement<Row> {
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
  /** @returns how many rows were changed */
  run(...values: SQLInputValue[]): number;
  each(...values: SQLInputValue[]): Iterable<Row>;
}

/** Prepares SQL once, to be run many times. */
export function statement<Row = never>(db: DatabaseSync, sql: string): Statement<Row> {
  const prepared = db.prepare(sql);
  return {
    get: (...values) => prepared.get(...values) as Row | undefined,
    all: (...values) => prepared.all(...values) as Row[],
    run: (...values) => Number(prepared.run(...values).changes),
    each: (...values) => prepared.iterate(...values) as Iterable<Row>,
  };
}
