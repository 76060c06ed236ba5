const NO_BREAK_SPACE = "\u00a0";

/**
 * Keeps a number on one line of a screen: `+41 44` at the end of a line that runs right to left and the
 * rest at the start of the next is easily dialled wrong.
 */
export function unbroken(text: string): string {
  return text.replaceAll(/(?<=[\d)]) (?=[\d(])/g, NO_BREAK_SPACE);
}
