import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a fact comes from: one entry of `content/data/sources.json`. */
export interface Source {
  /** What it is, in words of this project. */
  readonly title: string;
  /** An address, or the place of a file of this project; absent where only a name was noted. */
  readonly address?: string;
  /** `authority`: its own page was read; `secondary`: a good page that quotes it; `single`: one such page alone. */
  readonly read: "authority" | "secondary" | "single";
  /** The day it was read, `2026-11-22`. */
  readonly day: string;
  readonly note?: string;
}

/** All sources by id, such as `S7`. */
export type Sources = ReadonlyMap<string, Source>;

/** Marks words that state no fact from outside; beside sources, the part that is our own reasoning. */
export const OWN = "own";

/** Reads the sources of a content folder. */
export function readSources(folder: string): Sources {
  const text = readFileSync(join(folder, "data", "sources.json"), "utf8");
  return new Map(Object.entries(JSON.parse(text) as Record<string, Source>));
}

/** @throws {Error} for an id that is not in `sources` */
export function requireKnown(ids: readonly string[], sources: Sources): void {
  const unknown = ids.filter((id) => id !== OWN && !sources.has(id));
  if (unknown.length > 0) {
    throw new Error(`Cannot find source "${unknown.join(", ")}" in content/data/sources.json`);
  }
}
