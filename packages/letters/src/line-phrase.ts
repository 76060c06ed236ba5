import { fill } from "./fill.ts";
import type { LetterWords } from "./letter.ts";
import { textOf } from "./text-of.ts";

/** The phrases that lines are made of, and the placeholders of each. Their ids begin with `lines.`. */
const PHRASES = {
  contact: ["name", "role", "reach"],
  service: ["name", "reach"],
  phone: ["number"],
  text: ["number"],
  url: ["address"],
  email: ["address"],
  hours: ["hours"],
  always: [],
  "ages-both": ["from", "to"],
  "ages-from": ["from"],
  "ages-to": ["to"],
  place: ["place"],
  emergency: [],
  "reaches-police": [],
  "reaches-ambulance": [],
  "reaches-fire": [],
  join: [],
} as const satisfies Record<string, readonly string[]>;

type PhraseName = keyof typeof PHRASES;
type ValuesOf<N extends PhraseName> = Readonly<Record<(typeof PHRASES)[N][number], string>>;

/** The id of each text that a line may need. */
export const LINE_TEXTS: readonly string[] = Object.keys(PHRASES).map((name) => `lines.${name}`);

/** One phrase of a line with its values. @throws {Error} when it names another placeholder */
export function linePhrase<N extends PhraseName>(
  words: LetterWords,
  name: N,
  values: ValuesOf<N>,
): string {
  const known: Readonly<Record<string, string>> = values;
  return fill(textOf(words, `lines.${name}`), (placeholder) => {
    const value = known[placeholder];
    if (value === undefined) throw new Error(`Cannot fill {${placeholder}} in lines.${name}`);
    return value;
  });
}

/** Parts of a line in a row. The phrase is the mark alone; content does not keep the space behind it. */
export function joined(words: LetterWords, parts: readonly string[]): string {
  return parts.join(`${linePhrase(words, "join", {}).trimEnd()} `);
}
