import { type Letters, writeLetterFile } from "@holdfast/letters";
import type { LanguageEdits } from "./desk.ts";
import type { Filled } from "./form.ts";
import type { Phrases } from "./page-data.ts";
import { part } from "./page-parts.ts";
import { copyHtml, copyText, DOCX_TYPE, download } from "./take-out.ts";
import { today } from "./today.ts";

/** The letter as it is at this moment. */
export interface Current {
  readonly filled: Filled;
  readonly letters: Letters;
  /** Said at the top of a document, such as that it is a draft. */
  readonly notes: readonly string[];
  readonly edits: LanguageEdits;
}

/**
 * The ways out of the page, by the names of their buttons.
 *
 * @param taken called when the letter has been taken along
 */
export function waysOut(
  root: HTMLElement,
  says: Phrases,
  current: () => Current,
  taken: () => void,
): Readonly<Record<string, () => void>> {
  const tell = (words: string) => {
    part(root, "take-notice").textContent = words;
  };
  /** Says which letter it is, and nothing that was typed. */
  const fileName = ({ filled }: Current) => `${says["file-name"]}-${filled.facts.letter}`;

  /** Whatever keeps a file from being made, the other ways out are named. */
  async function make(file: (now: Current) => Promise<void> | void): Promise<void> {
    tell(says.making);
    try {
      await file(current());
      tell(says.made);
      taken();
    } catch {
      tell(says["not-made"]);
    }
  }

  async function docx(now: Current): Promise<void> {
    const { letterDocx } = await import("@holdfast/letters/docx");
    const { letters, notes } = now;
    const title = letters[0].elements[0]?.text ?? "";
    const bytes = await letterDocx(letters, { paper: paperIn(root), title, notes });
    download(`${fileName(now)}.docx`, DOCX_TYPE, bytes);
  }

  function keep(now: Current): void {
    const { filled, edits } = now;
    const chosen = filled.languages.flatMap((tag) =>
      edits[tag] ? [[tag, edits[tag]] as const] : [],
    );
    const text = writeLetterFile({
      ...filled,
      edits: Object.fromEntries(chosen),
      savedOn: today(),
    });
    download(`${fileName(now)}.holdfast.json`, "application/json", text);
  }

  async function copy(how: typeof copyText): Promise<void> {
    const { letters, notes } = current();
    const isCopied = await how(letters, notes);
    if (isCopied) taken();
    tell(says[isCopied ? "copied" : "not-copied"]);
  }

  addEventListener("afterprint", taken);
  return {
    print: () => print(),
    docx: () => void make(docx),
    copy: () => void copy(copyText),
    "copy-html": () => void copy(copyHtml),
    keep: () => void make(keep),
  };
}

/** The paper that was chosen. */
export function paperIn(root: HTMLElement): "a4" | "letter" {
  const checked = root.querySelector<HTMLInputElement>('[data-choice="paper"]:checked');
  return checked?.value === "letter" ? "letter" : "a4";
}
