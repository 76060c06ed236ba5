import type { ListName } from "@holdfast/contract";

/** Questions and screens of "take a picture down", in order. `other` and `gone` lead elsewhere. */
export type Step = "whose" | "other" | "gone" | "ages" | "official" | "here" | "pictures";

const CHOICES = {
  /** Is it a picture of the person here, and on this device? */
  whose: ["here", "gone", "other"],
  /** How old they were in it. Someone unsure is treated as under 18: that list is the more careful one. */
  pictured: ["under-18", "adult", "both", "unsure"],
  /** How old they are now. */
  now: ["under-18", "adult"],
  /** The official services have been shown. */
  official: ["seen"],
  /** Which pictures come first, when some are of each kind; otherwise their age decides. */
  list: ["under-18", "adult"],
  /** The exchange and its participants have been shown. */
  here: ["seen"],
} as const;

type Field = keyof typeof CHOICES;

/** What a person has answered so far. It travels in hidden fields and is kept nowhere. */
export type Answers = { readonly [F in Field]?: (typeof CHOICES)[F][number] };

/** Which answers each step adds, so that going back to one forgets what came after. */
const FIELDS_OF: Readonly<Record<Step, readonly Field[]>> = {
  whose: ["whose"],
  other: [],
  gone: [],
  ages: ["pictured", "now"],
  official: ["official"],
  here: ["list", "here"],
  pictures: [],
};

const ORDER: readonly Step[] = ["whose", "other", "gone", "ages", "official", "here", "pictures"];

/** The steps that are counted on the page; the side ways are not. */
export const COUNTED_STEPS: readonly Step[] = ["whose", "ages", "official", "here", "pictures"];

/** How many a person goes through: looking over what will be sent is one more, on the last page. */
export const STEPS_IN_ALL = COUNTED_STEPS.length + 1;

/**
 * Reads answers out of a form; a value that is no choice is as if it had not been given. Given twice,
 * the later one counts: a button stands after the earlier answers that the form carries.
 */
export function readAnswers(form: FormData): Answers {
  const answers: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(CHOICES) as Field[]) {
    const choice = CHOICES[field].find((known) => known === form.getAll(field).at(-1));
    if (choice !== undefined) answers[field] = choice;
  }
  return answers as Answers;
}

/** Whether a step asks something, so that it is shown again when an answer is missing. */
export function isQuestion(step: Step): boolean {
  return step === "whose" || step === "ages";
}

/** Reads the name of a step, such as the one to go back to. */
export function parseStep(text: unknown): Step | undefined {
  return ORDER.find((step) => step === text);
}

/** Answers given before a step, as hidden fields of its form. */
export function answersBefore(step: Step, answers: Answers): readonly [string, string][] {
  const earlier = ORDER.slice(0, ORDER.indexOf(step)).flatMap((before) => FIELDS_OF[before]);
  return earlier.flatMap((field) => {
    const value = answers[field];
    return value === undefined ? [] : [[field, value] satisfies [string, string]];
  });
}

/** The step that these answers lead to: the first whose question is still open. */
export function nextStep(answers: Answers): Step {
  if (answers.whose === undefined) return "whose";
  if (answers.whose !== "here") return answers.whose;
  if (answers.pictured === undefined || answers.now === undefined) return "ages";
  if (areContradictory(answers)) return "ages";
  if (answers.official === undefined) return "official";
  if (answers.here === undefined || listOf(answers) === undefined) return "here";
  return "pictures";
}

/** Nobody under 18 was 18 in a picture. */
export function areContradictory({ pictured, now }: Answers): boolean {
  return now === "under-18" && (pictured === "adult" || pictured === "both");
}

/** The list that the chosen pictures belong to; `undefined` until it is known. */
export function listOf({ pictured, list }: Answers): ListName | undefined {
  switch (pictured) {
    case "adult":
      return "adult";
    case "under-18":
    case "unsure":
      return "under-18";
    case "both":
      return list;
    default:
      return undefined;
  }
}
