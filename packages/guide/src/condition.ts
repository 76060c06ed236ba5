import type { AnswerName, Answers, CHOICES } from "./answers.ts";

/** The values that count, by the name of the answer. Data, so that rules can be printed. */
export type Condition = {
  readonly [N in keyof typeof CHOICES]?: readonly (typeof CHOICES)[N][number][];
} & {
  readonly app?: readonly string[];
  readonly country?: readonly string[];
};

/** When a rule holds. */
export interface Conditions {
  /** Every answer named here was given and is one of the values. */
  readonly when?: Condition;
  /** Not one answer named here is one of the values. */
  readonly unless?: Condition;
}

/** Whether a rule holds for these answers. An answer that was not given is none of the values. */
export function holds({ when = {}, unless = {} }: Conditions, answers: Answers): boolean {
  return (
    namesOf(when).every((name) => isOneOf(answers[name], when[name])) &&
    !namesOf(unless).some((name) => isOneOf(answers[name], unless[name]))
  );
}

/** The answers that a condition looks at. */
export function namesOf(condition: Condition): AnswerName[] {
  return Object.keys(condition) as AnswerName[];
}

function isOneOf(answer: Answers[AnswerName], values: readonly string[] = []): boolean {
  if (answer === undefined) return false;
  return typeof answer === "string"
    ? values.includes(answer)
    : values.some((value) => (answer as ReadonlySet<string>).has(value));
}
