import type { CaseNumber } from "@holdfast/contract";
import { type Receipt, showCaseNumber, showPin, showSpareCode } from "@holdfast/contract";
import type { Language } from "#lib/languages.ts";
import { showDay, showNames } from "#lib/words/formats.ts";
import { fillSlots, type PageParts } from "./page-parts.ts";

/** Fills the receipt and shows it. The numbers exist on this screen only, until it is left. */
export function showReceipt(parts: PageParts, receipt: Receipt): void {
  const language = document.documentElement.lang as Language;
  const number = showCaseNumber(receipt.caseNumber as CaseNumber);
  const pin = showPin(receipt.pin);
  const spareCode = showSpareCode(receipt.spareCode);
  const form = parts.part("see-case") as HTMLFormElement;

  fillSlots(parts.root, {
    "case-number": number,
    pin,
    "spare-code": spareCode,
    "case-address": form.action,
    participants: showNames(receipt.sentTo, language),
    day: showDay(receipt.protectedUntil, language),
  });
  setField(form, "number", number);
  setField(form, "pin", pin);

  parts.onPress("print", () => print());
  parts.onPress("copy", async () => {
    const isCopied = await copied([number, pin, spareCode].join("\n"), parts.part("numbers"));
    parts.part("copy-notice").replaceChildren(parts.words(isCopied ? "copied" : "copy-failed"));
  });
  parts.show("receipt");
}

/** The form that opens the case right away carries what opens it. */
function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name) as HTMLInputElement | null;
  if (field !== null) field.value = value;
}

/** Without a secure context there is no clipboard to write to, but what is selected can be copied. */
async function copied(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}
