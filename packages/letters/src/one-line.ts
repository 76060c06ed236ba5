/** What a school typed, as one line: a value inside a sentence must not end the paragraph. */
export function oneLine(value: string): string {
  return value.replace(/\s+/gu, " ").trim();
}
