import { type Answers, consistent, READERS, type Reader } from "./answers.ts";
import { appOrder } from "./apps/app-order.ts";
import { holds } from "./condition.ts";
import type { Plan, Step } from "./plan.ts";
import type { Row } from "./row.ts";
import { MOVES, type Move } from "./rules/moves.ts";
import { HELP, ORDER } from "./rules/order.ts";
import { QUESTIONS } from "./rules/questions.ts";
import { ROWS } from "./rules/rows.ts";
import type { StepId } from "./step-id.ts";

const ROWS_OF: ReadonlyMap<Reader, readonly Row[]> = new Map(
  READERS.map((reader) => [reader, ROWS.filter(({ readers }) => readers.includes(reader))]),
);

/**
 * What to do, in order. Pure: the same answers give the same plan.
 *
 * Answers that cannot both be true, and apps or countries that no rule names, count as not given.
 */
export function planFor(reader: Reader, given: Answers = {}): Plan {
  const answers = consistent(given);
  const rows = (ROWS_OF.get(reader) ?? []).filter((row) => holds(row, answers));
  const texts = textsByStep(rows);
  const moves = MOVES.filter((move) => move.readers.includes(reader) && holds(move, answers));

  const present = ORDER[reader].filter((step) => texts.has(step));
  const order = inAppOrder(moves.reduce(moved, present), answers.app);
  const questions = questionsByStep(reader, order);
  const steps = order.map((id) => ({
    id,
    texts: texts.get(id)!,
    help: HELP[id] ?? [],
    questions: questions.get(id) ?? [],
  }));

  const [safety, ...others] = steps;
  if (safety?.id !== "safety") throw new Error(`Cannot plan: the first step is ${safety?.id}`);
  return { steps: [{ ...safety, id: "safety" }, ...others] };
}

/** The texts of every step that has a heading; of several headings the first counts. */
function textsByStep(rows: readonly Row[]): ReadonlyMap<StepId, Step["texts"]> {
  const byStep = Map.groupBy(rows, ({ step }) => step);
  return new Map(
    [...byStep].flatMap(([step, found]) => {
      const heading = found.find((row) => row.as === "heading");
      if (heading === undefined) return [];
      const others = found.filter((row) => row.as !== "heading").map(({ id }) => id);
      return [[step, [heading.id, ...others]] as const];
    }),
  );
}

function moved(
  order: readonly StepId[],
  { step, place, of }: Pick<Move, "step" | "place" | "of">,
): readonly StepId[] {
  const others = order.filter((id) => id !== step);
  const at = others.indexOf(of);
  if (at < 0 || others.length === order.length) return order;
  return others.toSpliced(place === "before" ? at : at + 1, 0, step);
}

/** Puts a step inside the app right after the one that comes before it in that app, if it stood earlier. */
function inAppOrder(order: readonly StepId[], app: string | undefined): readonly StepId[] {
  const wanted = appOrder(app).filter((step) => order.includes(step));
  return wanted.reduce((now, step, at) => {
    const before = wanted[at - 1];
    if (before === undefined || now.indexOf(before) < now.indexOf(step)) return now;
    return moved(now, { step, place: "after", of: before });
  }, order);
}

function questionsByStep(reader: Reader, order: readonly StepId[]) {
  const asked = QUESTIONS.filter(({ readers }) => readers.includes(reader));
  return Map.groupBy(asked, ({ steps }) => order.find((step) => steps.includes(step)));
}
