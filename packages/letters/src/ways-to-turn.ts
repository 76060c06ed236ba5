import type { LetterFacts } from "./facts.ts";

/** A shorter number means too many other things to be looked for. */
const LEAST_DIGITS = 3;

/** From here on a number is hardly part of another one by chance. */
const LONG_NUMBER = 5;

/** A zero of each kind of digits that people type a number in; the nine others follow it. */
const ZEROS = ["0", "٠", "۰", "०", "০", "๐", "０"].map((zero) => zero.codePointAt(0)!);

/** A number, an e-mail or a web address, in the form in which `standsIn` looks for it. */
export type WayToTurn =
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "address"; readonly address: string };

/** Every way to reach someone that the facts have: contacts at school and services where it is. */
export function waysToTurn({ contacts, services }: LetterFacts): readonly WayToTurn[] {
  const numbers = [
    ...contacts.map(({ phone }) => phone),
    ...services.services.flatMap(({ phone = "", text = "" }) => [phone, text]),
  ];
  const addresses = [
    ...contacts.map(({ email }) => email),
    ...services.services.map(({ url = "" }) => url),
  ];
  return [
    ...numbers
      .map((number) => asciiDigits(number).replace(/\D/g, ""))
      .filter((digits) => digits.length >= LEAST_DIGITS)
      .map((digits) => ({ kind: "number" as const, digits })),
    ...addresses
      .map(comparable)
      .filter((address) => address !== "")
      .map((address) => ({ kind: "address" as const, address })),
  ];
}

/**
 * Whether a text names this way. A number is compared by its digits, an address by what follows
 * `https://www.`; neither as a part of a longer one.
 */
export function standsIn(text: string, way: WayToTurn): boolean {
  switch (way.kind) {
    case "number":
      return numberSearch(way.digits).test(asciiDigits(text));
    case "address":
      return new RegExp(
        `(?<![\\p{L}\\d._%+@-])${escaped(way.address)}(?![\\p{L}\\d_-]|\\.[\\p{L}\\d])`,
        "u",
      ).test(comparable(text));
  }
}

/** Digits may be typed in groups. A short number between other groups is a part of a longer one: "0800 999 1111". */
function numberSearch(digits: string): RegExp {
  const grouped = [...digits].join("[ \\u00A0()./-]{0,2}");
  const group = digits.length < LONG_NUMBER ? "[ \\u00A0.-]?" : "";
  return new RegExp(`(?<!\\d${group})${grouped}(?!${group}\\d)`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((one) => code >= one && code <= one + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\/\//g, "")
    .replace(/(?<![\p{L}\d.-])www\./gu, "")
    .trim()
    .replace(/\/$/, "");
}
