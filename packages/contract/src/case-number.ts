/** Crockford's base 32: no I, L, O or U, so that a number survives being read aloud. */
export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** How many characters of a case number are random; one more is the check character. */
export const CASE_NUMBER_RANDOM = 9;

/** How many characters a spare code has, all random: 50 bits. */
export const SPARE_CODE_LENGTH = 10;

/** How many digits a PIN has. */
export const PIN_LENGTH = 8;

/** Ten Crockford characters without a hyphen, the last one the check character. */
export type CaseNumber = string & { readonly __caseNumber: unique symbol };

/**
 * The check character for nine Crockford characters, within the same 32.
 *
 * The characters are digits of a polynomial over GF(32), evaluated at 2 by Horner's rule. Powers
 * of 2 are all different and never zero there, so one wrong character or two swapped neighbours
 * always change the result: a slip is noticed on the device and costs no attempt.
 */
export function checkCharacter(random: string): string {
  let sum = 0;
  for (const character of random) sum = doubled(sum) ^ CROCKFORD.indexOf(character);
  return CROCKFORD.charAt(doubled(sum));
}

/** Twice an element of GF(32), whose field polynomial is x^5 + x^2 + 1. */
function doubled(element: number): number {
  const shifted = element << 1;
  return shifted < 32 ? shifted : shifted ^ 0b100101;
}

/**
 * Reads a case number as a person typed it: any case, spaces and hyphens anywhere, `O` for `0`,
 * `I` and `L` for `1`.
 *
 * @returns `undefined` when it cannot be one, so a slip costs no attempt
 */
export function parseCaseNumber(typed: string): CaseNumber | undefined {
  const text = foldCrockford(typed);
  if (text.length !== CASE_NUMBER_RANDOM + 1 || !isCrockford(text)) return undefined;
  const random = text.slice(0, CASE_NUMBER_RANDOM);
  return checkCharacter(random) === text.charAt(CASE_NUMBER_RANDOM)
    ? (text as CaseNumber)
    : undefined;
}

/**
 * Why a text cannot be a case number, in a word: too few characters, too many, or one that is wrong,
 * which the check character tells.
 *
 * @returns `undefined` when it can be one
 */
export function slipInCaseNumber(typed: string): "short" | "long" | "wrong" | undefined {
  const { length } = foldCrockford(typed);
  if (length !== CASE_NUMBER_RANDOM + 1) return length <= CASE_NUMBER_RANDOM ? "short" : "long";
  return parseCaseNumber(typed) === undefined ? "wrong" : undefined;
}

/** Builds a case number from nine Crockford characters. @throws {RangeError} for any other text */
export function caseNumberFrom(random: string): CaseNumber {
  if (random.length !== CASE_NUMBER_RANDOM || !isCrockford(random)) {
    throw new RangeError(`Cannot make a case number: expected ${CASE_NUMBER_RANDOM} characters`);
  }
  return (random + checkCharacter(random)) as CaseNumber;
}

/** As people see it: `K7M3Q-9TX26`. */
export function showCaseNumber(number: CaseNumber): string {
  return `${number.slice(0, 5)}-${number.slice(5)}`;
}

/** Reads a PIN as typed, spaces and hyphens anywhere; `undefined` unless eight digits remain. */
export function parsePin(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : undefined;
}

/** As people see it: `4821 0937`. */
export function showPin(pin: string): string {
  return `${pin.slice(0, 4)} ${pin.slice(4)}`;
}

/** Reads a spare code as typed; `undefined` unless ten Crockford characters remain. */
export function parseSpareCode(typed: string): string | undefined {
  const text = foldCrockford(typed);
  return text.length === SPARE_CODE_LENGTH && isCrockford(text) ? text : undefined;
}

/** As people see it: `M4XJ8-2KPQ7`. */
export function showSpareCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

function foldCrockford(typed: string): string {
  return typed
    .replace(/[\s-]/g, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll("I", "1")
    .replaceAll("L", "1");
}

function isCrockford(text: string): boolean {
  return [...text].every((character) => CROCKFORD.includes(character));
}
