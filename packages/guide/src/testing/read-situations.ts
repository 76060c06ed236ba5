import { type Answers, CHOICES, READERS, type Reader } from "../answers.ts";

/** One row of `situations.md`. */
export interface Situation {
  readonly name: string;
  readonly reader: Reader;
  readonly answers: Answers;
  readonly firstFive: readonly string[];
  /** Keys of texts. */
  readonly mustBe: readonly string[];
  /** Names of steps or keys of texts. */
  readonly mustNotBe: readonly string[];
  /** Words that the English text of the plan must not have, in small letters. */
  readonly mustNotSay: readonly string[];
}

/** Reads the table. @throws {Error} for a row that does not fit */
export function readSituations(markdown: string): Situation[] {
  const rows = markdown.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  return rows.map((row) => {
    const [number, name, reader, answers, steps, be, notBe, source] = row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    const known = READERS.find((one) => one === reader);
    if (known === undefined || !source) throw new Error(`Cannot read situation ${number}`);
    return {
      name: `${number} ${name}`,
      reader: known,
      answers: readAnswers(answers ?? ""),
      firstFive: wordsOf(steps ?? ""),
      mustBe: wordsOf(be ?? ""),
      mustNotBe: wordsOf((notBe ?? "").replace(/"[^"]*"/g, "")),
      mustNotSay: [...(notBe ?? "").matchAll(/"([^"]*)"/g)].map(([, said = ""]) =>
        said.toLowerCase(),
      ),
    };
  });
}

function readAnswers(cell: string): Answers {
  const pairs = wordsOf(cell).map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    const choices: readonly string[] | undefined = CHOICES[name as keyof typeof CHOICES];
    const values = value.split("+");
    if (choices === undefined && name !== "app" && name !== "country") {
      throw new Error(`Cannot read answer "${name}"`);
    }
    if (choices !== undefined && !values.every((one) => choices.includes(one))) {
      throw new Error(`Cannot read "${value}" as ${name}`);
    }
    return [name, name === "happened" ? new Set(values) : value];
  });
  return Object.fromEntries(pairs) as Answers;
}

function wordsOf(cell: string): string[] {
  return cell.split(" ").filter((word) => word !== "");
}
