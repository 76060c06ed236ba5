import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { letterBlocks, sideBySide } from "@holdfast/letters";
import { type Letters, letterDocx, type Paper } from "@holdfast/letters/docx";
import { firstMissing, plain } from "./first-missing.ts";
import { convert, pdfPages, pdfText } from "./office.ts";
import { ARABIC, ENGLISH, IN_ORDER } from "./sample-letters.ts";

/**
 * `docx-round-trip.ts [FOLDER]`: writes letters as DOCX, opens them in LibreOffice and looks whether
 * every line is there in order, on two pages at most, and whether numbers inside right-to-left words
 * are read in their own order. Ends with 1 when something is amiss. Documents are left in FOLDER.
 */
interface Sample {
  readonly name: string;
  readonly letters: Letters;
  readonly paper: Paper;
}

const SAMPLES: readonly Sample[] = [
  { name: "english-a4", letters: [ENGLISH], paper: "a4" },
  { name: "english-letter", letters: [ENGLISH], paper: "letter" },
  { name: "arabic-a4", letters: [ARABIC], paper: "a4" },
  { name: "english-and-arabic", letters: [ENGLISH, ARABIC], paper: "a4" },
  { name: "arabic-and-english", letters: [ARABIC, ENGLISH], paper: "letter" },
];

const NOTES = ["No speaker of this language has reviewed these words yet."];

const MOST_PAGES = 2;

const [kept] = process.argv.slice(2);
const folder = kept ?? mkdtempSync(path.join(tmpdir(), "holdfast-docx-"));
try {
  for (const sample of SAMPLES) {
    const { letters, paper, name } = sample;
    const docx = await letterDocx(letters, { paper, title: "Letter to a family", notes: NOTES });
    writeFileSync(path.join(folder, `${name}.docx`), docx);
  }
  await convert(
    folder,
    SAMPLES.map(({ name }) => path.join(folder, `${name}.docx`)),
  );
  for (const sample of SAMPLES) {
    const amiss = await whatIsAmiss(sample);
    console.log(`${sample.name}: ${amiss.length === 0 ? "reads the same" : amiss.join("; ")}`);
    if (amiss.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(kept === undefined ? folder : path.join(folder, "profile"), {
    recursive: true,
    force: true,
  });
}

async function whatIsAmiss({ name, letters }: Sample): Promise<readonly string[]> {
  const amiss: string[] = [];
  const text = readFileSync(path.join(folder, `${name}.txt`), "utf8");
  const missing = firstMissing(text, [...NOTES, ...linesOf(letters)]);
  if (missing !== undefined) amiss.push(`"${missing}" is not where it should be`);

  const pdf = path.join(folder, `${name}.pdf`);
  const pages = await pdfPages(pdf);
  if (!(pages <= MOST_PAGES)) amiss.push(`${pages} pages instead of ${MOST_PAGES} at most`);

  const seen = plain(await pdfText(pdf));
  for (const { number, times } of numbersOf(letters)) {
    const found = seen.split(number).length - 1;
    if (found !== times) amiss.push(`"${number}" is read ${found} times instead of ${times}`);
  }
  return amiss;
}

/** Every line in the order in which a document has it: row by row, and in a row column by column. */
function linesOf(letters: Letters): readonly string[] {
  return sideBySide(letters)
    .flatMap(({ cells }) => cells)
    .flatMap((element) => (element === undefined ? [] : letterBlocks(element)))
    .flatMap((block) => (block.kind === "list" ? block.items : [block.text]));
}

function numbersOf(letters: Letters): readonly { number: string; times: number }[] {
  const text = linesOf(letters).join("\n");
  return IN_ORDER.map((number) => ({ number, times: text.split(number).length - 1 }));
}
