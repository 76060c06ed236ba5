import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkContent } from "./check-content.ts";

const PAGE = (words: string) =>
  `---\ntitle: Now\nreviewer: none yet\ndate: 2026-11-22\nsources:\n  - one\n---\n## tell\n${words}\n`;

const RULES = {
  not: [],
  rules: [
    { id: "voice", where: "everywhere", phrases: ["we"], why: "w", instead: "i", source: "own" },
  ],
};

const FACTS = {
  entries: [
    { name: "Helping Hands", phone: "0800 12 34 56", confirmed: false },
    { name: "Child Line", phone: "116 111", confirmed: true },
    { name: "Same Line", phone: "116111", confirmed: false },
    { value: "Menu > Report", confirmed: false },
  ],
};

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "content-"));
  write("data/sources.json", "{}");
  write("data/facts.json", JSON.stringify(FACTS));
  write("rules/en.json", JSON.stringify(RULES));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(place: string, text: string): void {
  mkdirSync(dirname(join(folder, place)), { recursive: true });
  writeFileSync(join(folder, place), text);
}

const found = () =>
  checkContent(folder, "2026-12-01").findings.map(({ rule, words }) => `${rule}: ${words}`);

describe("checkContent", () => {
  it("reads files in folders too, and says what it could not check", () => {
    write("en/apps/kik.md", PAGE("We help."));
    write("es/home.md", PAGE("We help."));

    const result = checkContent(folder, "2026-12-01");

    expect(result.files).toBe(2);
    expect(result.findings.map(({ file, rule }) => [file, rule])).toEqual([
      ["en/apps/kik.md", "voice"],
    ]);
    expect(result.leftOut).toHaveLength(2);
  });

  it("reads letters too, where a school may say 'we' and nothing else is let off", () => {
    const victim = { id: "victim", where: "everywhere", phrases: ["victim*"] };
    const rest = { why: "w", instead: "i", source: "own" };
    write(
      "rules/en.json",
      JSON.stringify({ ...RULES, rules: [...RULES.rules, { ...victim, ...rest }] }),
    );
    write("letters/en/family.md", PAGE("We help the victim.\n\nSource: two"));
    write("letters/ar/family.md", PAGE("x"));
    write("letters/rules/en.json", "{}");

    const result = checkContent(folder, "2026-12-01");

    expect(result.files).toBe(2);
    expect(result.findings.map(({ file, rule }) => [file, rule])).toEqual([
      ["letters/en/family.md", "source-unknown"],
      ["letters/en/family.md", "victim"],
    ]);
    expect(result.leftOut).toEqual([
      'wording in letters in "ar": it has no rules yet',
      'reading age in letters in "ar": the formula is for English',
    ]);
  });

  it("takes off what is allowed, and only those words", () => {
    write("en/home.md", PAGE("We help.\n\nToday we do."));
    const allowance = {
      file: "en/home.md",
      key: "tell",
      rule: "voice",
      reason: "A child says it.",
    };
    write("rules/allowances.json", JSON.stringify([{ ...allowance, words: "we" }]));

    expect(found()).toEqual([]);

    write("rules/allowances.json", JSON.stringify([{ ...allowance, words: "our" }]));

    expect(found()).toEqual(["voice: We", "voice: we", "allowance: voice: our"]);
  });

  it("refuses an allowance without a reason", () => {
    write("en/home.md", PAGE("We help."));
    const allowance = { file: "en/home.md", key: "tell", rule: "voice", words: "We" };
    write("rules/allowances.json", JSON.stringify([allowance]));

    expect(found).toThrow("it gives no reason");
  });

  it.each([
    ["Call Helping Hands.", "unconfirmed: Helping Hands"],
    ["Call 0800 123456.", "unconfirmed: 0800 12 34 56"],
    ["Open **Menu** > Report.", "unconfirmed: Menu > Report"],
  ])("finds what the data does not confirm: %s", (words, finding) => {
    write("en/home.md", PAGE(words));

    expect(found()).toEqual([finding]);
  });

  it("lets a number stand that another entry confirms", () => {
    write("en/home.md", PAGE("Call 116 111."));

    expect(found()).toEqual([]);
  });
});
