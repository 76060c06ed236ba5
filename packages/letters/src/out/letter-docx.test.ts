import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { Letter } from "../letter.ts";
import { letterDocx } from "./letter-docx.ts";

const english: Letter = {
  kind: "family",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "What we do now" },
    { id: "greeting", text: "Dear parents," },
    { id: "home", text: "At home & tonight:\n- Stay <close>.\n- Do not pay." },
    { id: "sign-off", text: "Yours sincerely,\nA. Teacher" },
  ],
};

const arabic: Letter = {
  ...english,
  language: "ar",
  direction: "rtl",
  elements: [
    { id: "subject", text: "ما نفعله الآن" },
    { id: "home", text: "في البيت:\n- رقم الحالة K7M3Q-9TX26\n- الهاتف +41 44 123 45 67 دائماً" },
  ],
};

it("Every line of a letter is a paragraph of the document, in order", async () => {
  const document = await documentOf([english]);

  expect(paragraphs(document).map(textOf)).toEqual([
    "What we do now",
    "Dear parents,",
    "At home & tonight:",
    "Stay <close>.",
    "Do not pay.",
    "Yours sincerely,",
    "A. Teacher",
  ]);
});

it("The subject is a heading and a list is a list", async () => {
  const [heading, greeting, , item] = paragraphs(await documentOf([english]));

  expect(heading).toContain('<w:pStyle w:val="Heading1"/>');
  expect(greeting).not.toMatch(/<w:(pStyle|numPr)/);
  expect(item).toContain("<w:numPr>");
});

it.each([
  ["a4", 'w:w="11906" w:h="16838"'],
  ["letter", 'w:w="12240" w:h="15840"'],
] as const)("The page is %s", async (paper, size) => {
  const { document } = partsOf(await letterDocx([english], { paper, title: "" }));

  expect(document).toContain(`<w:pgSz ${size}`);
});

it("Right-to-left words are said to be so, in paragraph and run", async () => {
  const [heading] = paragraphs(await documentOf([arabic]));

  expect(heading).toContain("<w:bidi/>");
  expect(heading).toContain("<w:rtl/>");
  expect(await documentOf([english])).not.toMatch(/<w:(bidi|rtl)\/>/);
});

it("A number inside right-to-left words has its own left-to-right run, between marks", async () => {
  const runs = (await documentOf([arabic])).match(/<w:r>.*?<\/w:r>/gs) ?? [];

  for (const number of ["K7M3Q-9TX26", "+41 44 123 45 67"]) {
    const run = runs.find((each) => each.includes(number)) ?? "";
    expect(textOf(run)).toBe(`\u202a${number}\u202c`);
    expect(run).not.toContain("<w:rtl/>");
  }
});

it("Two languages stand in a table, an element a row that is not broken", async () => {
  const document = await documentOf([english, arabic]);
  const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];

  expect(rows).toHaveLength(4);
  expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
  expect(rows.every((row) => row.match(/<w:tc>/g)?.length === 2)).toBe(true);
  expect(textOf(rows[0] ?? "")).toBe("What we do nowما نفعله الآن");
  expect(textOf(rows[1] ?? "")).toBe("Dear parents,");
  // The first letter is in the column that its readers look at first.
  expect(document).not.toContain("<w:bidiVisual/>");
  expect(await documentOf([arabic, english])).toContain("<w:bidiVisual/>");
});

it("Notes stand first, each in its own direction", async () => {
  const notes = ["Nobody has reviewed this.", "«لم يراجع أحد هذا»"];
  const { document } = partsOf(await letterDocx([arabic], { paper: "a4", title: "", notes }));
  const [first, second] = paragraphs(document);

  expect(textOf(first ?? "")).toBe(notes[0]);
  expect(first).not.toContain("<w:bidi/>");
  expect(textOf(second ?? "")).toBe(notes[1]);
  expect(second).toContain("<w:bidi/>");
});

it("The file's properties name the letter and nobody", async () => {
  const { properties } = partsOf(await letterDocx([english], { paper: "a4", title: "Letter <1>" }));

  expect(properties).toContain("<dc:title>Letter &lt;1&gt;</dc:title>");
  expect(properties).toContain("<dc:creator>Holdfast</dc:creator>");
  expect(properties).toContain("<cp:lastModifiedBy>Holdfast</cp:lastModifiedBy>");
});

it("The language of a letter is the language of its words", async () => {
  const parts = partsOf(await letterDocx([arabic], { paper: "a4", title: "" }));

  expect(parts.styles).toContain('w:bidi="ar"');
  expect(parts.document).toContain('w:bidi="ar"');
});

it("No text breaks the document, whatever was pasted into it", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.constantFrom("ltr", "rtl"), async (body, title, direction) => {
      const letter: Letter = {
        ...english,
        direction,
        elements: [{ id: "home", text: `\u0000\u0008\ud800- <${body}&\n- ]]>${body}` }],
      };

      const bytes = await letterDocx([letter, letter], { paper: "a4", title, notes: [title] });

      for (const part of Object.values(partsOf(bytes))) expectWellFormed(part);
    }),
    { numRuns: 25 },
  );
}, 30_000);

async function documentOf(letters: Parameters<typeof letterDocx>[0]): Promise<string> {
  return partsOf(await letterDocx(letters, { paper: "a4", title: "Letter" })).document;
}

/** Unzips the parts that carry what a letter says. */
function partsOf(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    document: part("word/document.xml"),
    styles: part("word/styles.xml"),
    properties: part("docProps/core.xml"),
  };
}

function paragraphs(document: string): readonly string[] {
  return document.match(/<w:p>.*?<\/w:p>/gs) ?? [];
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)]
    .map(([, text]) => text)
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Every tag is closed in turn, every `&` is a reference, and every character may stand in XML 1.0. */
function expectWellFormed(xml: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
  const open: string[] = [];
  const rest = xml.replace(
    /<([/?]?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*([/?]?)>/g,
    (tag, start, name, end) => {
      if (start === "/") expect(open.pop(), tag).toBe(name);
      else if (end === "") open.push(name);
      return "";
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toContain("<");
  expect(xml.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, "")).not.toContain("&");
}
