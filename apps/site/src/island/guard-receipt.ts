import { openBeside } from "./open-beside.ts";
import type { PageParts } from "./page-parts.ts";

/** How long a press on a telephone number may take to reach the phone, in milliseconds. */
const CALLING_TAKES = 1000;

/**
 * Keeps the receipt from being lost by a slip until the person has said that the numbers are
 * written down: links open beside it, the browser asks before it is closed or gone back from.
 * "Leave now" is never held up: it goes at once, and so does a call for help.
 *
 * @returns `setKept`, for when the numbers were copied or printed
 */
export function guardReceipt(parts: PageParts, form: HTMLFormElement): { setKept(): void } {
  const kept = parts.part("kept") as HTMLInputElement;
  const question = parts.part("ask-kept");
  let isLetGo = false;

  function setKept(): void {
    kept.checked = true;
    question.hidden = true;
  }

  addEventListener("beforeunload", (event) => {
    // The way out empties the page before it leaves; then nothing is here to be lost.
    if (kept.checked || isLetGo || !parts.root.isConnected) return;
    event.preventDefault();
    event.returnValue = true;
  });

  document.addEventListener(
    "click",
    ({ target }) => {
      const link = (target as Element).closest("a");
      if (link === null) return;
      const isExit = link.hasAttribute("data-exit");
      if (!isExit && link.protocol.startsWith("http")) return;
      isLetGo = true;
      if (!isExit) setTimeout(() => (isLetGo = false), CALLING_TAKES);
    },
    { capture: true },
  );

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
    setKept();
    form.querySelector("button")?.click();
  });
  return { setKept };
}
