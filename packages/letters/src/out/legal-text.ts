// XML 1.0, section 2.2, production 2 "Char": all but these may stand in a document.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/**
 * Takes out what may stand in no XML document: control characters and halves of a surrogate pair. One
 * of them, pasted from somewhere, would make Word call the whole letter broken.
 */
export function legalText(text: string): string {
  return text.replace(ILLEGAL, "");
}
