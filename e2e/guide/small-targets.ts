import type { Page } from "playwright-core";

/** Sides that a thumb can hit, in CSS pixels; WCAG 2.2, success criterion 2.5.5. */
const LEAST_SIDE = 44;

/**
 * What can be pressed on a page and is smaller than a thumb needs, a line each; empty when nothing.
 *
 * A link within a sentence is left out, as WCAG does: its height is the line's. A field with a
 * label is as large as both together, because pressing the label presses the field.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const pressable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const isSeen = (element: Element) => {
      const { width, height, left, right } = element.getBoundingClientRect();
      const isOnPage = right > 0 && left < document.documentElement.scrollWidth;
      return width > 0 && height > 0 && isOnPage && element.checkVisibility();
    };

    /** Whether words stand around a link that are no links themselves. */
    const isInSentence = (element: Element) => {
      if (!getComputedStyle(element).display.startsWith("inline")) return false;
      const around = element.parentElement?.closest("p, li, dd, td, summary, h2, h3");
      const rest = around?.cloneNode(true) as Element | undefined;
      for (const other of rest?.querySelectorAll(pressable) ?? []) other.remove();
      return element.localName === "a" && /\p{L}/u.test(rest?.textContent ?? "");
    };

    const boxOf = (element: Element) => {
      const own = element.getBoundingClientRect();
      const labels = (element as HTMLInputElement).labels ?? [];
      const boxes = [own, ...[...labels].map((label) => label.getBoundingClientRect())];
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      const top = Math.min(...boxes.map((box) => box.top));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      return { width: right - left, height: bottom - top };
    };

    return [...document.querySelectorAll(pressable)].flatMap((element) => {
      if (!isSeen(element) || isInSentence(element)) return [];
      const { width, height } = boxOf(element);
      // Browsers lay out in parts of a pixel.
      if (Math.min(width, height) >= least - 0.1) return [];
      const name = (element.textContent || element.getAttribute("name") || "").trim().slice(0, 40);
      return [`${element.localName} "${name}" ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, LEAST_SIDE);
}
