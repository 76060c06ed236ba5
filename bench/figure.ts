import { shownQuantity, type Unit } from "./quantity.ts";

/** A limit that was set before anything was measured, in the figure's unit. */
export interface Goal {
  readonly kind: "under" | "at-most" | "at-least";
  readonly limit: number;
}

/** One measured number. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** Absent where a number is only reported. */
  readonly goal?: Goal;
  /** How it was measured, against what, and what it leaves out. */
  readonly how: string;
}

/** Whether a figure meets its goal; `undefined` where it has none. */
export function isMet({ value, goal }: Pick<Figure, "value" | "goal">): boolean | undefined {
  switch (goal?.kind) {
    case undefined:
      return undefined;
    case "under":
      return value < goal.limit;
    case "at-most":
      return value <= goal.limit;
    case "at-least":
      return value >= goal.limit;
  }
}

/** The goal as people read it, such as `< 4 kB`. */
export function shownGoal({ goal, unit }: Pick<Figure, "goal" | "unit">): string {
  if (goal === undefined) return "report only";
  const sign = { under: "<", "at-most": "≤", "at-least": "≥" }[goal.kind];
  return `${sign} ${shownQuantity(goal.limit, unit)}`;
}

/** `met`, `MISSED`, or a dash where there is no goal. */
export function shownVerdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === undefined) return "–";
  return met ? "met" : "MISSED";
}
