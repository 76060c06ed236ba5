import { isolated } from "../isolate.ts";
import type { Letter } from "../letter.ts";
import { type LetterBlock, letterBlocks } from "./letter-blocks.ts";
import type { Letters } from "./side-by-side.ts";

/** Between two languages. Not `--`: mail programs take that for the start of a signature. */
const BETWEEN = "\n\n* * *\n\n";

/**
 * A letter for the body of a plain mail: the subject first, an empty line between elements. Two
 * languages come one after the other: plain text has no columns that survive a narrow screen.
 *
 * @param notes said before all else, such as that no speaker has reviewed a language
 */
export function letterText(letters: Letter | Letters, notes: readonly string[] = []): string {
  const all: readonly Letter[] = "elements" in letters ? [letters] : letters;
  return `${[...notes, all.map(textOf).join(BETWEEN)].join("\n\n")}\n`;
}

function textOf({ direction, elements }: Letter): string {
  return elements
    .map((element) => letterBlocks(element).flatMap(linesOf))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => isolated(line, direction)).join("\n"))
    .join("\n\n");
}

function linesOf(block: LetterBlock): readonly string[] {
  return block.kind === "list" ? block.items.map((item) => `- ${item}`) : [block.text];
}
