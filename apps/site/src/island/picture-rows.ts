import { dotPatterns } from "./dots.ts";
import { fillSlots, type PageParts } from "./page-parts.ts";
import { type Picture, sayingOf } from "./picture-list.ts";

/** Left out for what a browser cannot show either, or not every one. */
const NOT_SHOWN = new Set(["damaged", "not-a-picture", "heic", "video", "other-file"]);

/** Keeps a list on the page the same as the list of pictures. */
export interface PictureRows {
  /** Shows these pictures; words about a picture come from all of them, since two may be the same. */
  render(shown: readonly Picture[], all: readonly Picture[]): void;
}

export function pictureRows(parts: PageParts, list: HTMLElement): PictureRows {
  const dotsOf = dotPatterns();
  const rows = new Map<number, HTMLElement>();

  function rowOf(picture: Picture): HTMLElement {
    const kept = rows.get(picture.number);
    if (kept !== undefined) return kept;

    const row = parts.row();
    row.dataset["number"] = String(picture.number);
    fillSlots(row, { number: picture.number });
    rows.set(picture.number, row);
    return row;
  }

  return {
    render(shown, all) {
      const numbers = new Set(shown.map(({ number }) => number));
      for (const [number, row] of rows) {
        if (numbers.has(number)) continue;
        hidePicture(row);
        rows.delete(number);
      }

      for (const picture of shown) {
        const row = rowOf(picture);
        const saying = sayingOf(all, picture);
        if (row.dataset["saying"] !== saying) {
          row.dataset["saying"] = saying;
          statusOf(row).replaceChildren(parts.words(saying));
          lookButton(row).hidden = NOT_SHOWN.has(saying);
          const { state } = picture;
          if (state.kind === "ready") dots(row).replaceChildren(dotsOf(state.hash));
        }
        if (!row.isConnected) list.append(row);
      }
      for (const row of [...list.children]) {
        if (!numbers.has(Number((row as HTMLElement).dataset["number"]))) row.remove();
      }
    },
  };
}

/** Shows a picture in its row, or hides it again: only when asked, and only on this screen. */
export function togglePicture(parts: PageParts, row: HTMLElement, file: Blob): void {
  const button = lookButton(row);
  const number = row.dataset["number"] ?? "";
  if (hidePicture(row)) {
    button.replaceChildren(parts.words("look", { number }));
    button.setAttribute("aria-expanded", "false");
    return;
  }
  const image = document.createElement("img");
  image.className = "shown";
  image.alt = parts.words("look-alt", { number }).textContent?.trim() ?? "";
  image.src = URL.createObjectURL(file);
  row.append(image);
  button.replaceChildren(parts.words("hide", { number }));
  button.setAttribute("aria-expanded", "true");
}

/** A line for each of these pictures: which one it is, and why it is not sent. */
export function unsentLines(
  parts: PageParts,
  unsent: readonly Picture[],
  all: readonly Picture[],
): DocumentFragment[] {
  return unsent.map((picture) => {
    const line = parts.words("unsent-picture", { number: picture.number });
    line.querySelector('[data-part="why"]')?.append(parts.words(sayingOf(all, picture)));
    return line;
  });
}

/**
 * Takes a row out by way of `remove`, and puts the reader on the same button of the row that came
 * in its place, or of the last one.
 *
 * @returns `false` when no row is left to go to
 */
export function removeKeepingPlace(
  list: HTMLElement,
  row: HTMLElement,
  remove: () => void,
): boolean {
  const place = [...list.children].indexOf(row);
  remove();
  const next = list.children[Math.min(place, list.children.length - 1)];
  next?.querySelector<HTMLElement>('[data-do="remove"]')?.focus();
  return next !== undefined;
}

/** @returns whether there was a picture to hide; its address stops working at once */
function hidePicture(row: HTMLElement): boolean {
  const image = row.querySelector("img");
  if (image === null) return false;
  URL.revokeObjectURL(image.src);
  image.remove();
  return true;
}

function lookButton(row: HTMLElement): HTMLElement {
  return within(row, '[data-do="look"]');
}

function statusOf(row: HTMLElement): HTMLElement {
  return within(row, '[data-part="status"]');
}

function dots(row: HTMLElement): HTMLElement {
  return within(row, '[data-part="dots"]');
}

function within(row: HTMLElement, selector: string): HTMLElement {
  const found = row.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`Cannot find ${selector} in a row`);
  return found;
}
