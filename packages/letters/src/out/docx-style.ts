import type { IPropertiesOptions, ISectionOptions } from "docx";

// Widths are twips, twentieths of a point, 1440 to an inch; sizes of letters are half points, as in the format.

/** 11 pt. */
const BODY_SIZE = 22;
const HEADING_SIZE = 32;
const NOTE_SIZE = 18;

// Fonts are named, not embedded: a program without them takes its own.
const FONT = { ascii: "Calibri", hAnsi: "Calibri", cs: "Arial" };

/** Between lines: 240 is one line high. LibreOffice takes a height without its rule for a fixed one. */
const lines = (line: number) => ({ line, lineRule: "auto" }) as const;

export const LIST = "letter-list";
export const NOTE = "Note";

/** Space below, by what comes next. */
export const SPACE = { element: 180, paragraph: 100, item: 50, line: 0, signature: 640 } as const;

const LIST_INDENT = 340;

export type Paper = "a4" | "letter";

const PAPERS = {
  a4: { width: 11906, height: 16838 },
  letter: { width: 12240, height: 15840 },
} as const;

/** A letter alone has wide margins; two languages need the width. */
const MARGIN = { one: 1474, two: 1021 } as const;

type Page = NonNullable<NonNullable<ISectionOptions["properties"]>["page"]>;

export function pageOf(paper: Paper, columns: 1 | 2): Page {
  const side = columns === 1 ? MARGIN.one : MARGIN.two;
  return { size: PAPERS[paper], margin: { top: 1361, bottom: 1247, left: side, right: side } };
}

/** Twips between the margins. */
export function textWidthOf(paper: Paper, columns: 1 | 2): number {
  return PAPERS[paper].width - 2 * (columns === 1 ? MARGIN.one : MARGIN.two);
}

/** Real styles, so that a school restyles its letter in one place. */
export function docxStyles(language: string): Pick<IPropertiesOptions, "styles" | "numbering"> {
  return {
    styles: {
      default: {
        document: {
          run: { font: FONT, size: BODY_SIZE, language: languageOf(language) },
          paragraph: { spacing: lines(288) },
        },
        heading1: {
          run: { font: FONT, size: HEADING_SIZE, bold: true },
          paragraph: { spacing: { before: 0, after: 280, ...lines(264) }, keepNext: true },
        },
        listParagraph: { paragraph: { contextualSpacing: false } },
      },
      paragraphStyles: [
        {
          id: NOTE,
          name: "Note",
          basedOn: "Normal",
          quickFormat: true,
          run: { size: NOTE_SIZE, color: "595959" },
          paragraph: { spacing: { after: 200, ...lines(252) } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: LIST,
          levels: [
            {
              level: 0,
              format: "bullet",
              text: "•",
              alignment: "left",
              style: { paragraph: { indent: { left: LIST_INDENT, hanging: LIST_INDENT } } },
            },
          ],
        },
      ],
    },
  };
}

/** Word asks for one language for each kind of script; a letter has one for all. */
export function languageOf(language: string) {
  return { value: language, eastAsia: language, bidirectional: language };
}
