import * as z from "zod/mini";
import { ELEMENT_IDS } from "./element-id.ts";
import { AGE_BANDS, CONSIDERATIONS, type LetterFacts, TONES } from "./facts.ts";
import type { Edits } from "./letter.ts";
import { LETTER_KINDS } from "./letter-kind.ts";
import { REACHES, SERVICE_USES } from "./services.ts";

/** Characters, for the forms as well: what fits a form can be kept, and what was kept can be opened. */
export const MOST_CHARACTERS = {
  name: 200,
  phone: 60,
  season: 500,
  address: 500,
  edit: 10_000,
  file: 200_000,
} as const;

export const MOST_CONTACTS = 10;
export const MOST_HOMES = 10;

/** More than any country of the help directory has. */
const MOST_SERVICES = 100;
const MOST_LANGUAGES = 2;

/** What a school keeps of a letter: with the services as they were, so that it can be compared later. */
export interface SavedLetter {
  readonly facts: LetterFacts;
  /** One or two, BCP 47; the first is the letter's own. */
  readonly languages: readonly string[];
  readonly edits: Readonly<Record<string, Edits>>;
  /** `2026-11-28` */
  readonly savedOn: string;
}

const upTo = (most: number) => z.string().check(z.maxLength(most));
const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));
const Name = upTo(MOST_CHARACTERS.name);
const Day = matching(/^\d{4}-\d{2}-\d{2}$/);
const DayOrNone = matching(/^(?:\d{4}-\d{2}-\d{2})?$/);
const Language = matching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/);
const Age = z.int().check(z.gte(0), z.lte(150));
// A page makes a link of it: only an address of the web may come out of a file.
const WebAddress = upTo(MOST_CHARACTERS.address).check(z.regex(/^https?:\/\/\S+$/));

const Service = z.strictObject({
  id: matching(/^[a-z0-9-]{1,100}$/),
  use: z.enum(SERVICE_USES),
  name: Name,
  phone: z.exactOptional(upTo(MOST_CHARACTERS.phone)),
  text: z.exactOptional(upTo(MOST_CHARACTERS.phone)),
  url: z.exactOptional(WebAddress),
  minAge: z.exactOptional(Age),
  maxAge: z.exactOptional(Age),
  alwaysOpen: z.exactOptional(z.boolean()),
  reaches: z.exactOptional(z.array(z.enum(REACHES)).check(z.maxLength(REACHES.length))),
  place: z.exactOptional(Name),
  checked: Day,
});

const CountryServices = z.strictObject({
  country: matching(/^(?:[a-z]{2})?$/),
  services: z.array(Service).check(z.maxLength(MOST_SERVICES)),
});

const Contact = z.strictObject({
  name: Name,
  role: Name,
  phone: upTo(MOST_CHARACTERS.phone),
  email: Name,
  hours: Name,
});

const Facts = z.strictObject({
  letter: z.enum(LETTER_KINDS),
  tone: z.enum(TONES),
  ageBand: z.enum(AGE_BANDS),
  considerations: z.array(z.enum(CONSIDERATIONS)).check(z.maxLength(CONSIDERATIONS.length)),
  school: Name,
  signer: Name,
  signerRole: Name,
  contacts: z.array(Contact).check(z.maxLength(MOST_CONTACTS)),
  day: DayOrNone,
  reviewDay: DayOrNone,
  season: upTo(MOST_CHARACTERS.season),
  services: CountryServices,
  homeServices: z.array(CountryServices).check(z.maxLength(MOST_HOMES)),
});

const Edit = z.strictObject({
  text: z.nullable(upTo(MOST_CHARACTERS.edit)),
  from: upTo(MOST_CHARACTERS.edit),
});

const LetterFile = z.strictObject({
  holdfastLetter: z.literal(1),
  savedOn: Day,
  languages: z.array(Language).check(z.minLength(1), z.maxLength(MOST_LANGUAGES)),
  facts: Facts,
  edits: z
    .record(Language, z.partialRecord(z.enum(ELEMENT_IDS), Edit))
    .check(z.refine((edits) => Object.keys(edits).length <= MOST_LANGUAGES)),
});

/**
 * A letter as the file that a school keeps: JSON that people can read as well.
 *
 * @throws {RangeError} when the file could not be opened again, because a text or the whole is too long
 */
export function writeLetterFile({ facts, languages, edits, savedOn }: SavedLetter): string {
  const file = {
    holdfastLetter: 1,
    savedOn,
    languages,
    facts: { ...facts, considerations: [...facts.considerations] },
    edits,
  };
  const text = `${JSON.stringify(file, undefined, 2)}\n`;
  if (parseLetterFile(text) === undefined) {
    throw new RangeError(
      "Cannot keep the letter: a part of it is too long, or not what it should be",
    );
  }
  return text;
}

/** Reads such a file; `undefined` for any other text, and for one that holds a field nobody knows. */
export function parseLetterFile(text: string): SavedLetter | undefined {
  if (text.length > MOST_CHARACTERS.file) return undefined;
  const found = LetterFile.safeParse(parseJson(text));
  if (!found.success) return undefined;
  const { facts, languages, edits, savedOn } = found.data;
  return {
    facts: { ...facts, considerations: new Set(facts.considerations) },
    languages,
    edits,
    savedOn,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
