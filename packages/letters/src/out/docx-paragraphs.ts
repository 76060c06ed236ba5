import { HeadingLevel, type IParagraphOptions, Paragraph, TextRun } from "docx";
import { runsOf } from "../isolate.ts";
import type { Letter, LetterElement } from "../letter.ts";
import { LIST, languageOf, SPACE } from "./docx-style.ts";
import { type LetterBlock, letterBlocks } from "./letter-blocks.ts";

/** What the words of a paragraph are in. */
export type Script = Pick<Letter, "language" | "direction">;

// Unicode's LEFT-TO-RIGHT EMBEDDING and POP DIRECTIONAL FORMATTING.
const KEEP_LEFT_TO_RIGHT = "\u202a";
const UNTIL_HERE = "\u202c";

/** One element as Word's own headings, paragraphs and lists. */
export function elementParagraphs(element: LetterElement, script: Script): readonly Paragraph[] {
  const lines = letterBlocks(element).flatMap((block) => {
    const texts = block.kind === "list" ? block.items : [block.text];
    return texts.map((text) => ({ kind: block.kind, text }));
  });
  return lines.map(({ kind, text }, index) => {
    const next = lines[index + 1]?.kind;
    const look = lookOf(kind, next);
    const isInSignOff = element.id === "sign-off" && next !== undefined;
    return paragraphOf(text, script, isInSignOff ? { ...look, ...signOffLook(index) } : look);
  });
}

type Kind = LetterBlock["kind"];

function lookOf(kind: Kind, next: Kind | undefined): IParagraphOptions {
  switch (kind) {
    case "heading":
      return { heading: HeadingLevel.HEADING_1 };
    case "paragraph":
      // A list does not stand on a page without the line that leads to it.
      return { spacing: { after: spaceBelow(next) }, keepNext: next === "list" };
    case "list":
      return { spacing: { after: spaceBelow(next) }, numbering: { reference: LIST, level: 0 } };
  }
}

function spaceBelow(next: Kind | undefined): number {
  if (next === undefined) return SPACE.element;
  return next === "list" ? SPACE.item : SPACE.paragraph;
}

/** Room to sign by hand below the greeting; name and office stand together, on the same page. */
function signOffLook(index: number): IParagraphOptions {
  return { spacing: { after: index === 0 ? SPACE.signature : SPACE.line }, keepNext: true };
}

/** A paragraph in its language and direction; `text` holds no character that XML forbids. */
export function paragraphOf(text: string, script: Script, options: IParagraphOptions): Paragraph {
  const isRightToLeft = script.direction === "rtl";
  return new Paragraph({
    ...options,
    ...(isRightToLeft ? { bidirectional: true } : {}),
    children: isRightToLeft ? rightToLeftRuns(text, script.language) : [run(text, script.language)],
  });
}

/**
 * A number in a right-to-left run would be read part by part from the right, so it has a run of its own
 * for Word; LibreOffice looks at the marks. Its spaces stay plain: LibreOffice 7.4 breaks a number with
 * no-break spaces in the middle of its digits here. `scripts/letters` opens such letters.
 */
function rightToLeftRuns(text: string, language: string): TextRun[] {
  return runsOf(text).map((piece) =>
    piece.ltr
      ? run(`${KEEP_LEFT_TO_RIGHT}${piece.text}${UNTIL_HERE}`, language)
      : new TextRun({ text: piece.text, language: languageOf(language), rightToLeft: true }),
  );
}

function run(text: string, language: string): TextRun {
  return new TextRun({ text, language: languageOf(language) });
}
