import type { ElementId } from "./element-id.ts";
import type { LetterKind } from "./letter-kind.ts";
import type { LetterRow } from "./row.ts";
import { ORDER } from "./rules/order.ts";
import { ROWS } from "./rules/rows.ts";

/** The rules that a letter is composed by. Only tests bring others. */
export interface LetterTables {
  /** The elements of each kind of letter as they follow; `subject` first. */
  readonly order: Readonly<Record<LetterKind, readonly ElementId[]>>;
  /** In the order in which the texts of one element follow. */
  readonly rows: readonly LetterRow[];
}

export const TABLES: LetterTables = { order: ORDER, rows: ROWS };
