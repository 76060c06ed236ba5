/** One text of a content file. */
export interface Section {
  /** Markdown, without the line that names its sources. */
  readonly words: string;
  /**
   * Ids of `content/data/sources.json`, from the last line `Source: S7, S12`; `own` for words that
   * state no fact from outside. Absent where there is no such line.
   */
  readonly sources?: readonly string[];
}

const SOURCE_LINE = /(?:^|\n)Source:[ \t]*([^\n]*)$/;

/** Takes the line that names the sources off the end of a section. */
export function readSection(text: string): Section {
  const whole = text.trim();
  const line = SOURCE_LINE.exec(whole);
  if (line === null) return { words: whole };
  const sources = (line[1] ?? "").split(",").map((id) => id.trim());
  return { words: whole.slice(0, line.index).trim(), sources };
}
