/** Text without case and accents, as people type it in a hurry: `Côte d’Ivoire` is `cote d'ivoire`. */
export function plainText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[’‘ʼ]/g, "'")
    .toLowerCase();
}

/** Whether every word that was typed begins a word of the text. Nothing typed fits everything. */
export function isFound(text: string, typed: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)));
}

/** Whether a word that was typed begins one of these, so that the search is about them. Two letters say too little. */
export function isAbout(words: string, typed: string): boolean {
  const known = wordsOf(words);
  return wordsOf(typed).some(
    (part) => part.length >= LEAST_LETTERS && known.some((word) => word.startsWith(part)),
  );
}

const LEAST_LETTERS = 3;

function wordsOf(text: string): string[] {
  return plainText(text)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== "");
}
