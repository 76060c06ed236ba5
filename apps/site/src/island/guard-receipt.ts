import { askBeforeLeaving } from "./ask-before-leaving.ts";
import { openBeside } from "./open-beside.ts";
import type { PageParts } from "./page-parts.ts";

/**
 * Keeps the receipt from being lost by a slip until the person has said that they have the numbers:
 * links open beside it, the browser asks before it is closed or gone back from. Only a person's own
 * word ends this: printing can be cancelled, and what was copied is gone with the next copy.
 */
export function guardReceipt(parts: PageParts, form: HTMLFormElement): void {
  const kept = parts.part("kept") as HTMLInputElement;
  const question = parts.part("ask-kept");

  askBeforeLeaving(parts.root, () => !kept.checked);
  openBeside(() => !kept.checked);
  form.addEventListener("submit", (event) => {
    if (kept.checked) return;
    event.preventDefault();
    question.hidden = false;
    question.querySelector("h2")?.focus();
  });
  parts.onPress("show-numbers", () => {
    question.hidden = true;
    parts.part("numbers").scrollIntoView({ block: "center" });
    parts.part("numbers").focus({ preventScroll: true });
  });
  parts.onPress("have-numbers", () => {
    kept.checked = true;
    question.hidden = true;
    form.querySelector("button")?.click();
  });
}
