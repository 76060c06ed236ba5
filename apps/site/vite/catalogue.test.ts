import { describe, expect, it } from "vitest";
import { askedTexts, compileCatalogue, requireSameKeys } from "./catalogue.ts";

const sources = new Map([
  ["S7", { title: "A letter", read: "secondary", day: "2026-11-22" } as const],
]);

const file = (sections: string) =>
  `---\ntitle: Home\nreviewer: none yet\ndate: 2026-11-22\nsources:\n  - none\n---\n${sections}`;

describe("compileCatalogue", () => {
  it("names every text by its page and key, the title too", () => {
    const catalogue = compileCatalogue(new Map([["home", file("## heading\nOne.\n")]]), sources);

    expect(Object.keys(catalogue)).toEqual(["home.title", "home.heading"]);
    expect(catalogue["home.title"]?.plain).toBe("Home");
  });

  it("shows words without the line that names their source", () => {
    const text = file("## heading\nOne.\nSource: S7\n\n## more\nTwo.\nSource: own\n");
    const catalogue = compileCatalogue(new Map([["home", text]]), sources);

    expect(catalogue["home.heading"]?.plain).toBe("One.");
    expect(catalogue["home.more"]?.plain).toBe("Two.");
  });

  it.each([
    ["S8", 'Cannot find source "S8"'],
    ["", 'Cannot find source ""'],
    ["own, S9", 'Cannot find source "S9"'],
  ])("refuses the sources %j", (ids, why) => {
    const text = file(`## heading\nOne.\nSource: ${ids}\n`);

    expect(() => compileCatalogue(new Map([["home", text]]), sources)).toThrow(
      `Cannot use "heading" of home.md: ${why}`,
    );
  });

  it("names the file and the key of a text that cannot be compiled", () => {
    expect(() =>
      compileCatalogue(new Map([["home", file("## heading\n<b>One</b>\n")]]), sources),
    ).toThrow('Cannot use "heading" of home.md');
  });
});

describe("requireSameKeys", () => {
  const english = compileCatalogue(
    new Map([["home", file("## left.one\nOne.\n\n## left.other\nMany.\n")]]),
    sources,
  );

  it("lets a language have other forms of a number", () => {
    const other = compileCatalogue(new Map([["home", file("## left.other\nMany.\n")]]), sources);

    expect(() => requireSameKeys(english, other, "ja")).not.toThrow();
  });

  it("refuses a language with a text missing or too many", () => {
    const other = compileCatalogue(new Map([["home", file("## right.other\nMany.\n")]]), sources);

    expect(() => requireSameKeys(english, other, "xx")).toThrow(
      "home.left.other, home.right.other",
    );
  });
});

describe("askedTexts", () => {
  it("finds every form in which a source file asks", () => {
    const source = `t("a.b") {@html t.html("a.c", { x })} t.block(\n"a.d") t.forms("a.e") at("a.f")`;

    expect(askedTexts(source)).toEqual([
      { key: "a.b", form: "plain" },
      { key: "a.c", form: "inline" },
      { key: "a.d", form: "block" },
      { key: "a.e.other", form: "inline" },
    ]);
  });
});
