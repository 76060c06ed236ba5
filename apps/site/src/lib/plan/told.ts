import { type AnswerName, type Answers, CHOICES } from "@holdfast/guide";
import { placeFrom } from "#lib/place.ts";

/** What a page of the guide was told: with one form, at once or one answer after the other. */
export interface Told {
  readonly answers: Answers;
  /** Also those who would rather not say. */
  readonly answered: ReadonlySet<AnswerName>;
  /** Earlier answers as hidden fields, so that they travel on. */
  readonly carried: readonly (readonly [string, string])[];
  /** Chosen in the form, or else the one in the address. */
  readonly country?: string;
}

/** What a page was told that nobody has answered yet. */
export const NOTHING_TOLD: Told = { answers: {}, answered: new Set(), carried: [] };

/** The value of "I would rather not say", which also takes an answer back. */
export const NOT_SAID = "none";

/** Before the name of an answer that was given earlier. */
const EARLIER = "was-";

/** What the page knows by itself; nobody is asked, and nobody can say it in a form. */
const KNOWN: ReadonlySet<string> = new Set(["hour", "numbers"]);

/** What a form may say. The country is not among them: it travels in the address. */
const ASKED = ["app", ...Object.keys(CHOICES).filter((name) => !KNOWN.has(name))] as AnswerName[];

const CHOICE_SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(CHOICES).map(([name, choices]) => [name, new Set<string>(choices)]),
);

/**
 * Reads a form of the guide. A value that is no choice is as if it had not been given.
 *
 * @param apps ids of all app cards
 */
export function readTold(
  form: FormData,
  params: { readonly lang: string; readonly country?: string | undefined },
  apps: ReadonlySet<string>,
): Told {
  const answers: Partial<Record<AnswerName, string | ReadonlySet<string>>> = {};
  const carried: [string, string][] = [];

  for (const name of ASKED) {
    const choices = name === "app" ? apps : CHOICE_SETS.get(name);
    const values = saidOf(form, name, choices);
    carried.push(...values.map((value): [string, string] => [EARLIER + name, value]));
    const [first] = values;
    if (first === undefined || values.includes(NOT_SAID)) continue;
    answers[name] = name === "happened" ? new Set(values) : first;
  }

  const answered = new Set(carried.map(([name]) => name.slice(EARLIER.length) as AnswerName));
  const { country } = placeFrom({ lang: params.lang, country: countryOf(form, params.country) });
  if (country !== undefined) answered.add("country");
  return { answers: answers as Answers, answered, carried, ...(country && { country }) };
}

/**
 * What is now said to one question. A new answer replaces the earlier one; what happened is added to what was ticked
 * before, because the page does not show that and nobody should have to remember it. "None" takes it back: the question
 * is then as if it had never been answered.
 */
function saidOf(
  form: FormData,
  name: AnswerName,
  choices: ReadonlySet<string> | undefined,
): string[] {
  const fresh = valuesOf(form, name, choices);
  const earlier = valuesOf(form, EARLIER + name, choices);
  if (fresh.length === 0) return earlier;
  if (name !== "happened") return fresh;
  const isForgotten = earlier.length > 0 && fresh.includes(NOT_SAID);
  if (isForgotten) return [];
  if (form.getAll(name).includes(NOT_SAID)) return fresh;
  return [...new Set([...earlier, ...fresh])].filter((value) => value !== NOT_SAID);
}

function countryOf(form: FormData, fromAddress: string | undefined): string | undefined {
  const chosen = form.get("country");
  return typeof chosen === "string" && chosen !== "" ? chosen : fromAddress;
}

/** The values of a field that are choices, each once. "None" beside another value is a slip, and does not count. */
function valuesOf(
  form: FormData,
  field: string,
  choices: ReadonlySet<string> = new Set(),
): string[] {
  const isChoice = (value: unknown): value is string =>
    typeof value === "string" && (value === NOT_SAID || choices.has(value));
  const values = [...new Set(form.getAll(field).filter(isChoice))];
  const said = values.filter((value) => value !== NOT_SAID);
  return said.length > 0 ? said : values;
}
