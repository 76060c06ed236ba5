import type { GuideKind } from "@holdfast/wording";
import { readSection, type Section } from "./read-section.ts";

export type { GuideKind } from "@holdfast/wording";

/** A content file as it is written: what it is called, where its facts come from, and its words. */
export interface PageSource {
  readonly title: string;
  /** Who checked the words: a name, or `none yet`. */
  readonly reviewer: string;
  /** The day the words were last changed, `2026-11-22`. */
  readonly date: string;
  /** Where its facts come from: addresses, or decisions of this project. */
  readonly sources: readonly string[];
  /** Absent unless the file belongs to the guide, in which every section names its source. */
  readonly guide?: GuideKind;
  /** Words and sources by key, in the order of the file. */
  readonly sections: ReadonlyMap<string, Section>;
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;
const KEY = /^[a-z][a-z0-9-]*(\.(zero|one|two|few|many|other))?$/;

/**
 * Reads one file of `content/`: front matter, then `## key` and Markdown, again and again.
 *
 * @throws {Error} when a field or a key is missing, repeated or misshapen; the build stops there
 */
export function readPage(text: string, file: string): PageSource {
  const front = FRONT_MATTER.exec(text);
  if (front === null) throw new Error(`Cannot read ${file}: no front matter`);

  const { fields, sources } = readFrontMatter(front[1] ?? "", file);
  const field = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw new Error(`Cannot read ${file}: no "${name}" in its front matter`);
    return value;
  };
  if (sources.length === 0) throw new Error(`Cannot read ${file}: it names no source`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(field("date"))) {
    throw new Error(`Cannot read ${file}: "date" is not a day`);
  }

  const guide = guideKindOf(fields.get("guide"), file);
  return {
    title: field("title"),
    reviewer: field("reviewer"),
    date: field("date"),
    sources,
    ...(guide === undefined ? {} : { guide }),
    sections: readSections(text.slice(front[0].length), file),
  };
}

function guideKindOf(value: string | undefined, file: string): GuideKind | undefined {
  if (value === undefined || value === "crisis" || value === "other") return value;
  throw new Error(`Cannot read ${file}: "guide" is neither crisis nor other`);
}

function readFrontMatter(text: string, file: string) {
  const fields = new Map<string, string>();
  const sources: string[] = [];
  for (const line of text.split("\n")) {
    const field = /^([a-z]+):\s*(.*)$/.exec(line);
    const item = /^\s+- (.+)$/.exec(line);
    if (field) fields.set(field[1] ?? "", field[2] ?? "");
    else if (item) sources.push(item[1] ?? "");
    else throw new Error(`Cannot read ${file}: "${line}" in its front matter`);
  }
  return { fields, sources };
}

function readSections(text: string, file: string): Map<string, Section> {
  const sections = new Map<string, Section>();
  const [before, ...parts] = text.split(/^## /m);
  if (before?.trim()) throw new Error(`Cannot read ${file}: words before the first key`);

  for (const part of parts) {
    const end = part.indexOf("\n");
    const key = part.slice(0, end).trim();
    const section = readSection(part.slice(end));
    if (!KEY.test(key)) throw new Error(`Cannot read ${file}: "${key}" is not a key`);
    if (sections.has(key)) throw new Error(`Cannot read ${file}: "${key}" is there twice`);
    if (section.words === "") throw new Error(`Cannot read ${file}: "${key}" has no words`);
    sections.set(key, section);
  }
  return sections;
}
