import * as z from "zod";
import { HelpEntry } from "./help-entry.ts";

/** Whom to turn to, by country. Holds confirmed entries only. */
export interface HelpDirectory {
  /** In the order of the file. */
  readonly entries: readonly HelpEntry[];
  /** Entries for the whole world, in the order in which someone with nothing else needs them. */
  readonly international: readonly HelpEntry[];
  /** Countries with at least one entry, two lower-case letters each. */
  readonly countries: ReadonlySet<string>;
  /** What is confirmed for one country; empty for one without. */
  entriesOf(country: string): readonly HelpEntry[];
}

const DirectoryFile = z.object({
  schemaVersion: z.literal(1),
  entries: z.array(HelpEntry),
});

/**
 * Reads the content of `content/data/help-directory.json`.
 *
 * @throws {z.ZodError} naming each field that does not fit
 */
export function readHelpDirectory(file: unknown): HelpDirectory {
  const entries = DirectoryFile.parse(file).entries.filter(({ confirmed }) => confirmed);
  const byCountry = Map.groupBy(
    entries.filter(({ country }) => country !== "*"),
    ({ country }) => country.toLowerCase(),
  );

  return {
    entries,
    international: entries
      .filter(({ country }) => country === "*")
      .toSorted((one, other) => KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind)),
    countries: new Set(byCountry.keys()),
    entriesOf: (country) => byCountry.get(country) ?? [],
  };
}

/** Someone to talk to comes before a form to report with. */
const KIND_ORDER: readonly HelpEntry["kind"][] = [
  "emergency",
  "crisis",
  "helpline",
  "removal",
  "hotline",
  "police",
  "advice",
  "legal",
];
