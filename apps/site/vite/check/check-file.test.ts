import { describe, expect, it } from "vitest";
import { checkFile, type Yardstick } from "./check-file.ts";

const yardstick: Yardstick = {
  sources: new Map([
    ["S7", { title: "A letter", read: "secondary", day: "2026-11-22" }],
    ["S59", { title: "A blog", read: "single", day: "2026-11-22" }],
    ["S1", { title: "An alert", read: "authority", day: "2025-01-02" }],
  ]),
  unconfirmed: { namedIn: (text) => (text.includes("Menu > Report") ? ["Menu > Report"] : []) },
  today: "2026-12-01",
};

interface Parts {
  readonly guide?: string;
  readonly date?: string;
  readonly source?: string;
}

const page = (sections: string, { guide = "", date = "2026-11-22", source = "one" }: Parts = {}) =>
  `---\ntitle: Now\nreviewer: none yet\ndate: ${date}\n${guide}sources:\n  - ${source}\n---\n${sections}`;

const CRISIS = { guide: "guide: crisis\n" };
function rulesFound(text: string, against: Yardstick = yardstick): string[] {
  return checkFile("en/now.md", text, against).map(({ rule, key }) => `${key ?? "file"}: ${rule}`);
}

describe("checkFile", () => {
  it("finds nothing in a page as it should be", () => {
    const text = page("## tell\nTell one person.\nSource: S7\n\n## call\nCall\n", CRISIS);

    expect(rulesFound(text)).toEqual([]);
  });

  it.each([
    ["a fact of the guide without a source", page("## a\nOne.\n", CRISIS), "a: source-missing"],
    ["a source nobody knows", page("## a\nOne.\nSource: S8\n"), "a: source-unknown"],
    ["a source read long ago", page("## a\nOne.\nSource: S1\n"), "a: source-old"],
    ["one weak source alone", page("## a\nOne.\nSource: S59\n"), "a: source-weak"],
    ["words of long ago", page("## a\nOne.\n", { date: "2025-11-30" }), "file: date-old"],
    ["a day to come", page("## a\nOne.\n", { date: "2026-12-02" }), "file: date-to-come"],
    ["an open address", page("## a\nSee http://example.org\n"), "a: https"],
    ["an open source", page("## a\nOne.\n", { source: "http://example.org" }), "file: https"],
    ["an unconfirmed fact", page("## a\nOpen Menu > Report.\n"), "a: unconfirmed"],
    ["too long a sentence", page(`## a\n${"go on ".repeat(13)}.\n`), "a: long-sentence"],
    ["HTML", page("## a\n<b>One</b>\n"), "a: unreadable"],
    ["a file that cannot be read", "## a\nOne.\n", "file: unreadable"],
  ])("finds %s", (_, text, found) => {
    expect(rulesFound(text)).toEqual([found]);
  });

  it("lets a file that is not of the guide name no source", () => {
    expect(rulesFound(page("## a\nOne.\n"))).toEqual([]);
  });

  it("looks at the title as at any other text", () => {
    const rule = {
      id: "blame",
      where: "everywhere",
      phrases: ["now"],
      why: "It hurts.",
      instead: "Nothing.",
      source: "own",
    } as const;

    expect(
      rulesFound(page("## a\nOne.\n"), { ...yardstick, rules: { not: [], rules: [rule] } }),
    ).toEqual(["title: blame"]);
  });
});
