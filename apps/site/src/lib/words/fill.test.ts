import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, fill, slot } from "./fill.ts";

describe("fill", () => {
  it("escapes values in HTML and leaves them alone in plain text", () => {
    expect(fill("<b>{name}</b>", { name: "<i>&" }, "html")).toBe("<b>&lt;i&gt;&amp;</b>");
    expect(fill("{name}!", { name: "<i>&" }, "plain")).toBe("<i>&!");
  });

  it("puts marked HTML in as it is", () => {
    expect(fill("{count} left", { count: slot("count") }, "html")).toBe(
      '<span data-slot="count"></span> left',
    );
  });

  it("refuses to leave a placeholder in a sentence", () => {
    expect(() => fill("{name}", {}, "plain")).toThrow("no value for {name}");
  });

  it("never lets a value become markup, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(fill("{name}", { name }, "html")).not.toMatch(/[<>"']/);
      }),
    );
  });

  it("does not fill placeholders that come with a value", () => {
    expect(fill("{name}", { name: "{other}", other: "x" }, "html")).toBe("{other}");
  });
});

it("escapeHtml leaves ordinary words alone", () => {
  expect(escapeHtml("Ordinary words, 2026.")).toBe("Ordinary words, 2026.");
});
