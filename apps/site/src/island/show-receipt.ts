import type { CaseNumber } from "@holdfast/contract";
import { type Receipt, showCaseNumber, showPin, showSpareCode } from "@holdfast/contract";
import type { Language } from "#lib/languages.ts";
import { showDay, showNames } from "#lib/words/formats.ts";
import { copyText } from "./copy-text.ts";
import { guardReceipt } from "./guard-receipt.ts";
import { fillSlots, type PageParts, type Slots } from "./page-parts.ts";

/** Fills the receipt and shows it. The numbers exist on this screen only, until it is left. */
export function showReceipt(parts: PageParts, receipt: Receipt): void {
  const language = document.documentElement.lang as Language;
  const form = parts.part("see-case") as HTMLFormElement;
  const numbers = {
    "case-number": showCaseNumber(receipt.caseNumber as CaseNumber),
    pin: showPin(receipt.pin),
    "spare-code": showSpareCode(receipt.spareCode),
  };

  fillSlots(parts.root, {
    ...numbers,
    "case-address": form.action,
    participants: showNames(receipt.sentTo, language),
    day: showDay(receipt.protectedUntil, language),
  });
  setField(form, "number", numbers["case-number"]);
  setField(form, "pin", numbers.pin);

  guardReceipt(parts, form);
  parts.onPress("print", () => print());
  parts.onPress("copy", async () => {
    const isCopied = await copyText(linesOf(parts, numbers), parts.part("numbers"));
    parts.part("copy-notice").replaceChildren(parts.words(isCopied ? "copied" : "copy-failed"));
  });
  parts.show("receipt");
}

/** The numbers with their names, a line each, under a first line that gives nothing away. */
function linesOf(parts: PageParts, numbers: Slots): string {
  const lines = parts.words("copy-text", numbers).querySelectorAll("p");
  return [...lines].map((line) => line.textContent?.trim()).join("\n");
}

/** The form that opens the case right away carries what opens it. */
function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name) as HTMLInputElement | null;
  if (field !== null) field.value = value;
}
