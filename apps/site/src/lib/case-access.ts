import {
  type CaseAccess,
  parseCaseNumber,
  parsePin,
  parseSpareCode,
  slipInCaseNumber,
} from "@holdfast/contract";

/** What a form that opens a case asks for. */
export type AccessField = "number" | "pin" | "spare";

/** A text that cannot be anybody's, by its field and, where that has several words, what is wrong. */
export type AccessSlip = "number-short" | "number-long" | "number-wrong" | "pin" | "spare";

/** What was typed to open a case: all of it, or the first slip in it. */
export type ReadAccess =
  | { readonly kind: "read"; readonly access: CaseAccess }
  | { readonly kind: "slip"; readonly slip: AccessSlip };

/**
 * Why a case did not open. The number stays in its field; PIN and spare code are typed again, so
 * that no page holds all that opens a case before it is open.
 */
export interface NotOpened {
  readonly kind: "not-opened";
  readonly why: "does-not-fit" | "broken" | AccessSlip;
  /** As it was typed, at most as long as its field. */
  readonly number: string;
}

/** The longest text that a field of a case takes, in characters: room for gaps between all. */
export const FIELD_LENGTH = 30;

/** What was typed into each field. */
export type TypedAccess = Readonly<Record<AccessField, string>>;

/**
 * The first slip in what was typed, if there is one. It is told from the text alone, which anyone
 * can check, so it says nothing about any case.
 */
export function slipIn({ number, pin, spare }: TypedAccess): AccessSlip | undefined {
  const slip = slipInCaseNumber(number);
  if (slip !== undefined) return `number-${slip}`;
  if (parsePin(pin) === undefined) return "pin";
  return spare.trim() !== "" && parseSpareCode(spare) === undefined ? "spare" : undefined;
}

/** The field that a slip is in. */
export function fieldOf(slip: AccessSlip): AccessField {
  return slip === "pin" || slip === "spare" ? slip : "number";
}

/** Reads what opens a case out of a form, however it was typed. */
export function readCaseAccess(form: FormData): ReadAccess {
  const fields = {
    number: typed(form, "number"),
    pin: typed(form, "pin"),
    spare: typed(form, "spare"),
  };
  const slip = slipIn(fields);
  if (slip !== undefined) return { kind: "slip", slip };

  const caseNumber = parseCaseNumber(fields.number);
  const pin = parsePin(fields.pin);
  if (caseNumber === undefined || pin === undefined) throw new Error("Cannot read a case: no slip");
  const spareCode = parseSpareCode(fields.spare);
  return {
    kind: "read",
    access: { caseNumber, pin, ...(spareCode !== undefined && { spareCode }) },
  };
}

export function notOpened(why: NotOpened["why"], form: FormData): NotOpened {
  return { kind: "not-opened", why, number: typed(form, "number").slice(0, FIELD_LENGTH) };
}

function typed(form: FormData, name: AccessField): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
