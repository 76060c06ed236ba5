import { type Letters, letterHtml, letterText } from "@holdfast/letters";

/** Gives the browser a file to keep. Its name says what it is and not what is in it. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser has to have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Copies the letter as plain text. Answers whether the browser allowed it. */
export async function copyText(letters: Letters, notes: readonly string[]): Promise<boolean> {
  return attempt(() => navigator.clipboard.writeText(letterText(letters, notes)));
}

/** Copies the letter for a mail program: as HTML, with plain text for those that take no other. */
export async function copyHtml(letters: Letters, notes: readonly string[]): Promise<boolean> {
  const blob = (type: string, text: string) => new Blob([text], { type });
  return attempt(() =>
    navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", letterHtml(letters, notes)),
        "text/plain": blob("text/plain", letterText(letters, notes)),
      }),
    ]),
  );
}

/** Without a secure context, or against the person's settings, a page may not copy. */
async function attempt(copy: () => Promise<void>): Promise<boolean> {
  try {
    await copy();
    return true;
  } catch {
    return false;
  }
}
