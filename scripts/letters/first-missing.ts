/**
 * Looks for lines in a text one after the other, however they were broken; marks of direction and
 * signs in front of list items do not count.
 *
 * @returns the first line that is not there after the one before it, `undefined` when all are
 */
export function firstMissing(text: string, lines: readonly string[]): string | undefined {
  const read = plain(text);
  let from = 0;
  return lines.find((line) => {
    const at = read.indexOf(plain(line), from);
    from = at + plain(line).length;
    return at === -1;
  });
}

/** Text without marks of direction, every gap one space. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replaceAll(/[\s•]+/g, " ");
}
