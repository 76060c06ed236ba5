import {
  BorderStyle,
  Document,
  type FileChild,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Letter } from "../letter.ts";
import { elementParagraphs, paragraphOf } from "./docx-paragraphs.ts";
import { docxStyles, NOTE, type Paper, pageOf, textWidthOf } from "./docx-style.ts";
import { legalText } from "./legal-text.ts";
import { type Letters, sideBySide } from "./side-by-side.ts";

export type { Paper } from "./docx-style.ts";
export type { Letters } from "./side-by-side.ts";

export interface DocxOptions {
  readonly paper: Paper;
  /** For the file's properties; a reader shows it in place of the file's name. */
  readonly title: string;
  /** Said small at the top, such as that no speaker has reviewed a language. */
  readonly notes?: readonly string[];
}

/**
 * Makes a Word document of a letter: real headings and lists, no font and no picture inside, and
 * nobody's name in its properties. Two languages stand side by side in a table, an element a row.
 *
 * @returns the bytes of a `.docx` file, some 10 kB
 */
export async function letterDocx(
  letters: Letters,
  { paper, title, notes = [] }: DocxOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const [first, second] = letters;
  const document = new Document({
    title: legalText(title),
    creator: "Holdfast",
    lastModifiedBy: "Holdfast",
    ...docxStyles(first.language),
    sections: [
      {
        properties: { page: pageOf(paper, letters.length) },
        children: [
          ...notes.map((note) => noteParagraph(note, first)),
          ...(second === undefined
            ? column(first)
            : [sideBySideTable(letters, paper), lastParagraph()]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** Whether the first letter of a note belongs to a script that runs right to left. */
const STARTS_RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A note is in the language of the page or of a letter, so its own letters say where it starts. */
function noteParagraph(note: string, { language }: Letter): Paragraph {
  const direction = STARTS_RIGHT_TO_LEFT.test(note) ? "rtl" : "ltr";
  return paragraphOf(legalText(note), { language, direction }, { style: NOTE });
}

function column(letter: Letter): readonly FileChild[] {
  return letter.elements.flatMap((element) => elementParagraphs(element, letter));
}

/** Word wants a paragraph below the last table; a low one makes no page of its own. */
function lastParagraph(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: "exact" }, run: { size: 2 } });
}

const NO_LINE = { style: BorderStyle.NONE } as const;
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: "BFBFBF" } as const;

function sideBySideTable(letters: Letters, paper: Paper): Table {
  const width = Math.floor(textWidthOf(paper, 2) / 2);
  return new Table({
    rows: sideBySide(letters).map(
      ({ cells }) =>
        new TableRow({
          // What stands beside each other stays on one page.
          cantSplit: true,
          children: letters.map((letter, index) => {
            const element = cells[index];
            const inside = element === undefined ? [] : elementParagraphs(element, letter);
            return new TableCell({
              width: { size: width, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.TOP,
              // Word calls a document broken in which a cell has no paragraph.
              children: inside.length === 0 ? [new Paragraph({})] : inside,
            });
          }),
        }),
    ),
    columnWidths: [width, width],
    width: { size: 2 * width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 20, bottom: 20, left: 200, right: 200 },
    visuallyRightToLeft: letters[0].direction === "rtl",
    borders: {
      top: NO_LINE,
      bottom: NO_LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: NO_LINE,
      insideVertical: HAIRLINE,
    },
  });
}
