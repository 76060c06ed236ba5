import { strFromU8, unzipSync } from "fflate";

/** The text of a Word file, a line a paragraph, without the marks that keep numbers in order. */
export function docxText(file: Uint8Array): string {
  const document = strFromU8(unzipSync(file)["word/document.xml"] ?? new Uint8Array());
  return document
    .replaceAll("</w:p>", "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/[\u202A\u202C]/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
}
