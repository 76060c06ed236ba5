import type { ElementId } from "../element-id.ts";
import type { Letter, LetterElement } from "../letter.ts";

/** One letter, or the same letter in two languages, of which the first leads. */
export type Letters = readonly [Letter] | readonly [Letter, Letter];

/** The same element in each letter, `undefined` where a letter does not have it. */
export interface LetterRowCells {
  readonly id: ElementId;
  readonly cells: readonly (LetterElement | undefined)[];
}

/**
 * Puts the elements of one or two letters into rows. The first letter gives the order; an element that
 * only the second has stands after the one it follows there, so that no side jumps back and forth.
 */
export function sideBySide(letters: Letters): readonly LetterRowCells[] {
  const order: ElementId[] = [];
  for (const letter of letters) {
    let place = 0;
    for (const { id } of letter.elements) {
      const found = order.indexOf(id);
      if (found === -1) order.splice(place, 0, id);
      place = (found === -1 ? place : found) + 1;
    }
  }
  return order.map((id) => ({
    id,
    cells: letters.map(({ elements }) => elements.find((element) => element.id === id)),
  }));
}
