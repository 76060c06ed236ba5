import { LAW_PROTECTS } from "@holdfast/guide";
import {
  AGE_BANDS,
  CONSIDERATIONS,
  type Contact,
  LETTER_KINDS,
  type LetterFacts,
  TONES,
} from "@holdfast/letters";
import { countryIn, languageIn, type PageData } from "./page-data.ts";
import { field, part } from "./page-parts.ts";

/** What the form says: the facts of a letter, and its languages. */
export interface Filled {
  readonly facts: LetterFacts;
  /** One or two tags; a second only where it has every word of this letter. */
  readonly languages: readonly [string] | readonly [string, string];
}

const TEXTS = ["school", "signer", "signer-role", "day", "review-day", "season"] as const;
const CONTACT_FIELDS = ["name", "role", "phone", "email", "hours"] as const;

/** Reads the form. Services are those known today. */
export function readForm(form: HTMLFormElement, data: PageData): Filled {
  const text = (name: string) => field(form, name).value.trim();
  const letter = chosen(form, "letter", LETTER_KINDS);
  const home = text("home");
  const first = languageIn(data, text("language"), letter)?.words.language ?? firstTag(data);
  const second = languageIn(data, text("second"), letter)?.words.language;

  return {
    languages: second === undefined || second === first ? [first] : [first, second],
    facts: {
      letter,
      tone: chosen(form, "tone", TONES),
      ageBand: chosen(form, "age", AGE_BANDS),
      considerations: new Set(
        CONSIDERATIONS.filter((one) => choice(form, "consider", one)?.checked ?? false),
      ),
      school: text("school"),
      signer: text("signer"),
      signerRole: text("signer-role"),
      contacts: contactsIn(form).map(readContact),
      day: text("day"),
      reviewDay: text("review-day"),
      season: text("season"),
      services: countryIn(data, text("country")),
      homeServices: home === "" ? [] : [countryIn(data, home)],
    },
  };
}

/** Puts a letter that was kept back into the form. A language that is no longer there is left alone. */
export function writeForm(form: HTMLFormElement, { facts, languages }: Filled): void {
  const texts: Readonly<Record<(typeof TEXTS)[number], string>> = {
    school: facts.school,
    signer: facts.signer,
    "signer-role": facts.signerRole,
    day: facts.day,
    "review-day": facts.reviewDay,
    season: facts.season,
  };
  for (const name of TEXTS) field(form, name).value = texts[name];
  field(form, "country").value = facts.services.country;
  field(form, "home").value = facts.homeServices[0]?.country ?? "";
  field(form, "language").value = languages[0];
  field(form, "second").value = languages[1] ?? "";

  check(form, "letter", facts.letter);
  check(form, "tone", facts.tone);
  check(form, "age", facts.ageBand);
  for (const one of CONSIDERATIONS) {
    const box = choice(form, "consider", one);
    if (box !== null) box.checked = facts.considerations.has(one);
  }
  contactsIn(form).forEach((row, at) => {
    for (const name of CONTACT_FIELDS) field(row, name).value = facts.contacts[at]?.[name] ?? "";
  });
}

/** Shows the fields that count for what was chosen, and only those. */
export function showWhatCounts(form: HTMLFormElement, { facts }: Filled, data: PageData): void {
  part(form, "age").hidden = facts.letter !== "by-age";
  part(form, "law-unknown").hidden = ["", ...LAW_PROTECTS].includes(facts.services.country);
  part(form, "season").hidden = !facts.considerations.has("faith-calendar");
  for (const name of ["language", "second"]) {
    for (const option of field<HTMLSelectElement>(form, name).options) {
      option.disabled =
        option.value !== "" && languageIn(data, option.value, facts.letter) === undefined;
    }
  }
}

function contactsIn(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>("[data-contact]")];
}

function readContact(row: HTMLElement): Contact {
  const text = (name: (typeof CONTACT_FIELDS)[number]) => field(row, name).value.trim();
  return {
    name: text("name"),
    role: text("role"),
    phone: text("phone"),
    email: text("email"),
    hours: text("hours"),
  };
}

function firstTag({ languages }: PageData): string {
  const [first] = languages;
  if (first === undefined) throw new Error("Cannot write a letter: there is no language");
  return first.words.language;
}

function choice(form: HTMLFormElement, name: string, value: string): HTMLInputElement | null {
  return form.querySelector(`[data-choice="${name}"][value="${value}"]`);
}

function check(form: HTMLFormElement, name: string, value: string): void {
  const input = choice(form, name, value);
  if (input !== null) input.checked = true;
}

function chosen<Value extends string>(
  form: HTMLFormElement,
  name: string,
  values: readonly [Value, ...Value[]],
): Value {
  return values.find((value) => choice(form, name, value)?.checked) ?? values[0];
}
