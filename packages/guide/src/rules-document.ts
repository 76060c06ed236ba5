import { type AnswerName, READERS, type Reader } from "./answers.ts";
import { appOrder } from "./apps/app-order.ts";
import { type Condition, type Conditions, namesOf } from "./condition.ts";
import type { Row } from "./row.ts";
import { MOVES } from "./rules/moves.ts";
import { ORDER } from "./rules/order.ts";
import { QUESTIONS } from "./rules/questions.ts";
import { ROWS } from "./rules/rows.ts";
import type { StepId } from "./step-id.ts";

const READER_NAMES: Readonly<Record<Reader, string>> = {
  me: "someone it happens to",
  parent: "a parent",
  friend: "a friend",
  staff: "staff of a school",
  boarding: "boarding staff",
};

const ANSWER_NAMES: Readonly<Record<AnswerName, string>> = {
  app: "the app",
  country: "the country",
  happened: "what has happened",
  picture: "the picture",
  wants: "what they want",
  sender: "who threatens",
  home: "home",
  pictured: "age in the picture",
  ageNow: "age now",
  when: "since",
  hour: "the hour",
  numbers: "emergency numbers on the page",
};

const HEAD = `# The rules of the guide

Written from the tables in \`packages/guide/src/rules/\`; do not change it here.
\`npm run content:rules\` writes it again, and a test fails while the two differ. Why tables:
[ADR 8](adr/0008-rules-of-the-guide-as-a-table.md). What must come out of them: [situations](../packages/guide/situations.md).

How to read it: a text is shown to the readers named behind it, when all of its conditions hold. An answer that was not
given never fulfils a condition. Of several headings the first that fits is used; a step without one is left out. Sources are
those of \`content/data/sources.json\`; "own" states no fact from outside.
`;

/**
 * Every rule as a page for people who do not read code.
 *
 * @param words English words by key
 * @param apps ids of all app cards
 */
export function rulesDocument(words: ReadonlyMap<string, string>, apps: readonly string[]): string {
  const steps = [...new Set(Object.values(ORDER).flat())];
  return [
    HEAD,
    "## The order of steps\n",
    ...READERS.map((reader) => `- **${nameOf(reader)}**: ${ORDER[reader].join(" · ")}`),
    "\n## What changes the order\n",
    ...MOVES.map((move) => {
      const change = `**${move.step}** goes right ${move.place} **${move.of}**`;
      return `- ${readersOf(move.readers)}: ${change}${conditionsOf(move)}. ${move.why} (${move.sources.join(", ")})`;
    }),
    "\nInside an app the words come first, then the report, then the block, but for:\n",
    ...apps
      .filter((app) => appOrder(app).join() !== appOrder(undefined).join())
      .map((app) => `- **${app}**: ${appOrder(app).join(" · ")}`),
    "\n## Questions\n",
    ...QUESTIONS.map(
      ({ text, readers, steps: at }) =>
        `- ${readersOf(readers)}, at ${at.join(" or ")}: ${words.get(text)} ${words.get(`${text}-why`)}`,
    ),
    ...steps.map((step) => stepOf(step, words)),
    "",
  ].join("\n");
}

function stepOf(step: StepId, words: ReadonlyMap<string, string>): string {
  const rows = ROWS.filter((row) => row.step === step);
  return [`\n## ${step}\n`, ...rows.map((row) => rowOf(row, words.get(row.id) ?? ""))].join("\n");
}

function rowOf(row: Row, words: string): string {
  const name = row.as === "heading" ? `${row.id} (heading)` : row.id;
  const notes = [
    row.never && `Never together with ${row.never.join(", ")}.`,
    row.why,
    `Sources: ${row.sources.join(", ")}.`,
  ].filter((note) => note !== undefined);
  const quoted = words.split("\n").map((line) => `  > ${line}`.trimEnd());
  return `- **${name}**, to ${readersOf(row.readers)}${conditionsOf(row)}. ${notes.join(" ")}\n\n${quoted.join("\n")}\n`;
}

function readersOf(readers: readonly Reader[]): string {
  return readers.length === READERS.length ? "everyone" : readers.map(nameOf).join(", ");
}

function nameOf(reader: Reader): string {
  return READER_NAMES[reader];
}

function conditionsOf({ when, unless }: Conditions): string {
  const wanted = when ? [`when ${partsOf(when).join(" and ")}`] : [];
  const unwanted = unless ? [`not when ${partsOf(unless).join(" or ")}`] : [];
  const all = [...wanted, ...unwanted].join(", but ");
  return all === "" ? "" : `, ${all}`;
}

function partsOf(condition: Condition): string[] {
  return namesOf(condition).map(
    (name) => `${ANSWER_NAMES[name]} is ${(condition[name] ?? []).join(" or ")}`,
  );
}
