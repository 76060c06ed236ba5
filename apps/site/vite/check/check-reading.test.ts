import { describe, expect, it } from "vitest";
import { checkReading } from "./check-reading.ts";

const HARD =
  "Immediately afterwards communicate everything regarding intimidation to investigating authorities. ";
const MIDDLING = "Someone there will listen to you, and tell you about the ways to go on. ";
const EASY = "Stop. Do not pay. Tell one person. ";

const page = (words: string, guide?: string) =>
  `---\ntitle: Now\nreviewer: none yet\ndate: 2026-11-22\n${guide ? `guide: ${guide}\n` : ""}sources:\n  - one\n---\n## label\nContinue\n\n## first\n${words}\n`;

const found = (files: Record<string, string>) => checkReading(new Map(Object.entries(files)));

describe("checkReading", () => {
  it("finds a page too hard to read, and names its hardest text", () => {
    const [finding] = found({ "en/now.md": page(HARD.repeat(4), "crisis") });

    expect(finding).toMatchObject({ file: "en/now.md", rule: "reading-age", level: "error" });
    expect(finding?.words).toContain("hardest: first (");
  });

  it("holds a page of the crisis to a lower age than another", () => {
    expect(found({ "en/now.md": page(MIDDLING.repeat(4), "crisis") })).toHaveLength(1);
    expect(found({ "en/now.md": page(MIDDLING.repeat(4), "other") })).toEqual([]);
    expect(found({ "en/now.md": page(MIDDLING.repeat(4)) })).toEqual([]);
  });

  it("measures the files of a folder as the one page they make", () => {
    const hard = page(HARD.repeat(4), "crisis");

    expect(found({ "en/apps/a.md": hard, "en/apps/b.md": page(EASY.repeat(90)) })).toEqual([]);
    expect(found({ "en/apps/a.md": hard, "en/apps/b.md": page(HARD) })).toMatchObject([
      { file: "en/apps" },
    ]);
  });

  it("measures each file of letters as a page of its own", () => {
    const hard = page(HARD.repeat(4), "crisis");

    expect(
      found({ "letters/en/card.md": hard, "letters/en/family.md": page(EASY.repeat(90)) }),
    ).toMatchObject([{ file: "letters/en/card.md" }]);
  });

  it("leaves a page of a few words alone", () => {
    expect(found({ "en/now.md": page(HARD, "crisis") })).toEqual([]);
  });
});
