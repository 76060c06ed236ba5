import { type CaseAccess, parseCaseNumber, parsePin, parseSpareCode } from "@holdfast/contract";

/** What a form that opens a case asks for. */
export type AccessField = "number" | "pin" | "spare";

/** What was typed to open a case: all of it, or the first field with what cannot be anybody's. */
export type ReadAccess =
  | { readonly kind: "read"; readonly access: CaseAccess }
  | { readonly kind: "slip"; readonly field: AccessField };

/**
 * Why a case did not open. The number stays in its field; PIN and spare code are typed again, so
 * that no page holds all that opens a case before it is open.
 */
export interface NotOpened {
  readonly kind: "not-opened";
  readonly why: "does-not-fit" | "broken" | AccessField;
  /** As it was typed, at most as long as its field. */
  readonly number: string;
}

/** The longest text that a field of a case takes, in characters: room for gaps between all. */
export const FIELD_LENGTH = 30;

/**
 * Reads what opens a case out of a form, however it was typed. A slip is told from the text alone,
 * which anyone can check, so it says nothing about any case.
 */
export function readCaseAccess(form: FormData): ReadAccess {
  const caseNumber = parseCaseNumber(typed(form, "number"));
  if (caseNumber === undefined) return { kind: "slip", field: "number" };
  const pin = parsePin(typed(form, "pin"));
  if (pin === undefined) return { kind: "slip", field: "pin" };

  const spare = typed(form, "spare");
  if (spare.trim() === "") return { kind: "read", access: { caseNumber, pin } };
  const spareCode = parseSpareCode(spare);
  return spareCode === undefined
    ? { kind: "slip", field: "spare" }
    : { kind: "read", access: { caseNumber, pin, spareCode } };
}

export function notOpened(why: NotOpened["why"], form: FormData): NotOpened {
  return { kind: "not-opened", why, number: typed(form, "number").slice(0, FIELD_LENGTH) };
}

function typed(form: FormData, name: AccessField): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
