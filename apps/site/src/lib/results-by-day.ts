import type { CaseResult, Day } from "@holdfast/contract";

/** What services did on one day. */
export interface DayOfResults {
  readonly day: Day;
  readonly results: readonly CaseResult[];
}

/** Groups results by day, the newest first; what one service did twice in a day shows once. */
export function resultsByDay(results: readonly CaseResult[]): DayOfResults[] {
  const days = [...new Set(results.map(({ on }) => on))].sort().reverse();
  return days.map((day) => {
    const unique = new Map(
      results
        .filter(({ on }) => on === day)
        .map((result) => [`${result.participant}\n${result.action}`, result]),
    );
    return { day, results: [...unique.values()] };
  });
}
