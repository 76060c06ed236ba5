import { type CaseAccess, parseCaseNumber, parsePin, parseSpareCode } from "@holdfast/contract";

/**
 * Reads what opens a case out of a form, however it was typed.
 *
 * @returns `undefined` when it cannot be anybody's; the page then says the same as for a wrong PIN
 */
export function readCaseAccess(form: FormData): CaseAccess | undefined {
  const caseNumber = parseCaseNumber(typed(form, "number"));
  const pin = parsePin(typed(form, "pin"));
  if (caseNumber === undefined || pin === undefined) return undefined;

  const spare = typed(form, "spare");
  if (spare.trim() === "") return { caseNumber, pin };
  const spareCode = parseSpareCode(spare);
  return spareCode === undefined ? undefined : { caseNumber, pin, spareCode };
}

function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
