import type { Edits, Letter } from "./letter.ts";

/**
 * A letter with what the school changed in it. An element whose text is `null` or blank is left out,
 * all but the subject: a letter without one has no name. Edits of elements that this letter does not
 * have wait until it has them.
 */
export function applyEdits(letter: Letter, edits: Edits): Letter {
  const elements = letter.elements.flatMap((element) => {
    const edit = edits[element.id];
    if (edit === undefined) return [element];
    const text = edit.text?.replace(/\r\n?/g, "\n").trim() ?? "";
    if (text !== "") return [{ ...element, text }];
    return element.id === "subject" ? [element] : [];
  });
  return { ...letter, elements };
}
