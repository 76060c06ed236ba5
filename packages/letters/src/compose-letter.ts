import { factLines, isLineName } from "./fact-lines.ts";
import { factValues } from "./fact-values.ts";
import type { LetterFacts } from "./facts.ts";
import { fill } from "./fill.ts";
import type { Letter, LetterWords } from "./letter.ts";
import { type LetterTables, TABLES } from "./letter-tables.ts";
import { rowHolds } from "./row-holds.ts";
import { textOf } from "./text-of.ts";

/**
 * Composes a letter. Pure: the same facts and words give the same letter.
 *
 * An element is the texts of its rows that hold, in the order of the table; one without any is not
 * in the letter.
 *
 * @throws {Error} when the words lack a text, or the letter would not begin with its subject
 */
export function composeLetter(
  facts: LetterFacts,
  words: LetterWords,
  { order, rows }: LetterTables = TABLES,
): Letter {
  const holding = rows.filter((row) => rowHolds(row, facts));
  const elements = order[facts.letter].flatMap((id) => {
    const texts = holding.filter(({ element }) => element === id);
    const text = texts.flatMap((row) => linesOf(textOf(words, row.id), facts, words)).join("\n");
    return text === "" ? [] : [{ id, text }];
  });

  if (elements[0]?.id !== "subject") {
    throw new Error(`Cannot compose ${facts.letter}: it begins with ${elements[0]?.id}`);
  }
  return { kind: facts.letter, language: words.language, direction: words.direction, elements };
}

/** The lines of one text with all that they name; content has an empty line between paragraphs. */
function linesOf(text: string, facts: LetterFacts, words: LetterWords): readonly string[] {
  const valueFor = factValues(facts, words);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [, alone = ""] = /^\{([a-z-]+)\}$/.exec(line) ?? [];
      return isLineName(alone) ? factLines(alone, facts, words) : [fill(line, inSentence)];
    });

  function inSentence(name: string): string {
    if (isLineName(name)) throw new Error(`Cannot fill {${name}}: it needs a line of its own`);
    return valueFor(name);
  }
}
