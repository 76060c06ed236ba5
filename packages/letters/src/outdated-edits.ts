import type { ElementId } from "./element-id.ts";
import type { Edits, Letter } from "./letter.ts";

/**
 * Elements that a school changed and whose composed words are others by now: another country, another
 * choice, another year. What the school wrote may hold the old numbers.
 */
export function outdatedEdits(composed: Letter, edits: Edits): readonly ElementId[] {
  return composed.elements
    .filter(({ id, text }) => {
      const edit = edits[id];
      return edit !== undefined && edit.text !== null && edit.from !== text;
    })
    .map(({ id }) => id);
}
