import { describe, expect, it } from "vitest";
import { applyEdits } from "./apply-edits.ts";
import type { ElementId } from "./element-id.ts";
import type { Edits, Letter } from "./letter.ts";

const LETTER: Letter = {
  kind: "all-parents",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "Subject" },
    { id: "what", text: "What." },
    { id: "talk", text: "Talk." },
  ],
};
const editsOf = (texts: Partial<Record<ElementId, string | null>>): Edits =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { text, from: "What." }]));
const edited = (texts: Partial<Record<ElementId, string | null>>) =>
  applyEdits(LETTER, editsOf(texts)).elements.map(({ id, text }) => `${id}: ${text}`);

describe("applyEdits", () => {
  it("replaces an element's text, and keeps its place", () => {
    expect(edited({ what: "Ours.\r\nTwo lines.\n" })).toEqual([
      "subject: Subject",
      "what: Ours.\nTwo lines.",
      "talk: Talk.",
    ]);
  });

  it.each([null, "", " \n"])("leaves an element out for %j", (edit) => {
    expect(edited({ what: edit })).toEqual(["subject: Subject", "talk: Talk."]);
  });

  it.each([null, " "])("never leaves out the subject, not for %j", (edit) => {
    expect(edited({ subject: edit })).toContain("subject: Subject");
  });

  it("waits with edits of what this letter does not have, and changes no letter it was given", () => {
    expect(applyEdits(LETTER, editsOf({ calendar: "Ours." }))).toEqual(LETTER);
    expect(LETTER.elements[1]?.text).toBe("What.");
  });
});
