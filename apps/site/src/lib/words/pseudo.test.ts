import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileEntry } from "../../../vite/compile-entry.ts";
import { pseudoCatalogue, pseudoText } from "./pseudo.ts";

const TEXT =
  "**Tell** one person: {name} & a [helpline](https://example.org/help?a&b). See [more](page:help).";

describe("pseudo-languages", () => {
  it("xa leaves no English letter but in links and placeholders", () => {
    const block = pseudoText(compileEntry(TEXT).block, "xa");

    expect(block).toContain(
      '<a href="https://example.org/help?a&amp;b" rel="noopener noreferrer">',
    );
    expect(block).toContain('<a href="{page:help}">');
    expect(block.replace(/<[^>]*>|\{[^}]*\}|&amp;/g, "")).not.toMatch(/[a-z]/i);
  });

  it("xa is about 40 % longer", () => {
    const text = "Many threats are never carried out. Some are. There is something you can do.";

    expect(pseudoText(text, "xa").length / text.length).toBeGreaterThan(1.25);
    expect(pseudoText(text, "xa").length / text.length).toBeLessThan(1.5);
  });

  it("xb marks every word as right to left and leaves numbers alone", () => {
    expect(pseudoText("Call 116 111 {now}", "xb")).toBe("\u202ECall\u202C 116 111 {now}");
  });

  it("keeps each form of a text, and every key", () => {
    const english = { "home.title": compileEntry("Home"), "home.list": compileEntry("- one") };
    const pseudo = pseudoCatalogue(english, "xa");

    expect(Object.keys(pseudo)).toEqual(Object.keys(english));
    expect(Object.keys(pseudo["home.title"] ?? {})).toEqual(["block", "inline", "plain"]);
    expect(Object.keys(pseudo["home.list"] ?? {})).toEqual(["block"]);
  });

  it("never adds or loses markup or a placeholder", () => {
    const kept = (text: string) => text.match(/\{[^}]*\}|<[^>]*>|&[a-z0-9#]+;/g) ?? [];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<p>", "</p>", "{a-b}", "&amp;", "word ", "1")),
        (parts) => {
          const text = parts.join("");
          for (const language of ["xa", "xb"] as const) {
            expect(kept(pseudoText(text, language))).toEqual(kept(text));
          }
        },
      ),
    );
  });
});
