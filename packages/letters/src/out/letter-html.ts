import { runsOf } from "../isolate.ts";
import type { Letter, LetterElement } from "../letter.ts";
import { type LetterBlock, letterBlocks } from "./letter-blocks.ts";
import { type Letters, sideBySide } from "./side-by-side.ts";
import { unbroken } from "./unbroken.ts";

// Mail programs drop style sheets and keep inline styles. No colour is set, so a dark screen stays dark.
const BODY =
  "margin:0;padding:16px;font-family:Calibri,Arial,sans-serif;font-size:16px;line-height:1.5";
const HEADING = "margin:0 0 16px;font-size:22px;line-height:1.3";
const PARAGRAPH = "margin:0 0 12px";
const LINE = "margin:0";
const NOTE = `${PARAGRAPH};font-size:14px`;
const ITEM = "margin:0 0 4px";

/**
 * A letter as a whole HTML document for mail: nothing in it is loaded from anywhere, and no character
 * of a letter is markup. Two languages stand side by side, an element a row, each cell in its own
 * language and direction.
 *
 * @param notes said before all else, such as that no speaker has reviewed a language
 */
export function letterHtml(letters: Letters, notes: readonly string[] = []): string {
  const [first, second] = letters;
  const inside = second === undefined ? column(first) : table(letters);
  return `<!doctype html>
<html ${languageOf(first)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(titleOf(first))}</title>
</head>
<body style="${BODY}">
${notes.map((note) => `<p dir="auto" style="${NOTE}">${escaped(note)}</p>\n`).join("")}${inside}
</body>
</html>
`;
}

function titleOf({ elements }: Letter): string {
  const [heading] = elements.filter(({ id }) => id === "subject").flatMap(letterBlocks);
  return heading?.kind === "heading" ? heading.text : "";
}

// Mail programs drop `html` and `body` too, so what is inside repeats language and direction.
function column(letter: Letter): string {
  const elements = letter.elements.map((element) => elementHtml(element, letter)).join("\n");
  return `<div ${languageOf(letter)} style="max-width:640px;text-align:${startOf(letter)}">\n${elements}\n</div>`;
}

function table(letters: Letters): string {
  const rows = sideBySide(letters).map(({ cells }) => {
    const columns = letters.map((letter, index) => cell(cells[index], letter));
    return `<tr>\n${columns.join("\n")}\n</tr>`;
  });
  return `<table role="presentation" dir="${letters[0].direction}" style="width:100%;max-width:1080px;border-collapse:collapse">\n${rows.join("\n")}\n</table>`;
}

function cell(element: LetterElement | undefined, letter: Letter): string {
  const inside = element === undefined ? "" : elementHtml(element, letter);
  return `<td ${languageOf(letter)} style="width:50%;padding:4px 16px;vertical-align:top;text-align:${startOf(letter)}">${inside}</td>`;
}

function elementHtml(element: LetterElement, letter: Letter): string {
  // Greeting, name and office of a sign-off are lines of one paragraph.
  const paragraph = element.id === "sign-off" ? LINE : PARAGRAPH;
  return letterBlocks(element)
    .map((block) => blockHtml(block, letter, paragraph))
    .join("\n");
}

function blockHtml(block: LetterBlock, { direction }: Letter, paragraph: string): string {
  const inline = (text: string): string => inlineHtml(text, direction);
  switch (block.kind) {
    case "heading":
      return `<h1 style="${HEADING}">${inline(block.text)}</h1>`;
    case "paragraph":
      return `<p style="${paragraph}">${inline(block.text)}</p>`;
    case "list": {
      const items = block.items.map((item) => `<li style="${ITEM}">${inline(item)}</li>`);
      const padding = direction === "rtl" ? "0 24px 0 0" : "0 0 0 24px";
      return `<ul style="${PARAGRAPH};padding:${padding}">\n${items.join("\n")}\n</ul>`;
    }
  }
}

/** Numbers, dates and the like keep their order where the words around them run right to left. */
function inlineHtml(text: string, direction: Letter["direction"]): string {
  if (direction === "ltr") return escaped(text);
  return runsOf(text)
    .map((run) =>
      run.ltr ? `<bdi dir="ltr">${escaped(unbroken(run.text))}</bdi>` : escaped(run.text),
    )
    .join("");
}

function languageOf({ language, direction }: Letter): string {
  return `lang="${escaped(language)}" dir="${direction}"`;
}

function startOf({ direction }: Letter): "left" | "right" {
  return direction === "rtl" ? "right" : "left";
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
