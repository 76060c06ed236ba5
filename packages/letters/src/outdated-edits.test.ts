import { describe, expect, it } from "vitest";
import type { Letter } from "./letter.ts";
import { outdatedEdits } from "./outdated-edits.ts";

const COMPOSED: Letter = {
  kind: "all-parents",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "Subject" },
    { id: "where-to-call", text: "Call 911." },
  ],
};

describe("outdatedEdits", () => {
  it("names what was changed before its words became others", () => {
    const edits = { "where-to-call": { text: "Ours: 999.", from: "Call 999." } };

    expect(outdatedEdits(COMPOSED, edits)).toEqual(["where-to-call"]);
  });

  it("names neither what is as it was, nor what is left out, nor what this letter does not have", () => {
    expect(
      outdatedEdits(COMPOSED, {
        subject: { text: "Ours", from: "Subject" },
        "where-to-call": { text: null, from: "Call 999." },
        talk: { text: "Ours", from: "Talk." },
      }),
    ).toEqual([]);
  });
});
