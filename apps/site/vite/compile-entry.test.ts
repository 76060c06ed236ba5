import { describe, expect, it } from "vitest";
import { compileEntry } from "./compile-entry.ts";

describe("compileEntry", () => {
  it("gives words without markup in every form", () => {
    expect(compileEntry("You & me,\nnow {count}.")).toEqual({
      block: "<p>You &amp; me,\nnow {count}.</p>",
      inline: "You &amp; me,\nnow {count}.",
      plain: "You & me, now {count}.",
    });
  });

  it("gives markup as HTML only, and lists as blocks only", () => {
    expect(compileEntry("**You** can")).toEqual({
      block: "<p><strong>You</strong> can</p>",
      inline: "<strong>You</strong> can",
    });
    expect(Object.keys(compileEntry("- one\n- two"))).toEqual(["block"]);
  });

  it("keeps other sites from seeing where a reader came from", () => {
    expect(compileEntry("See [a](https://example.org/?b&c)").inline).toBe(
      'See <a href="https://example.org/?b&amp;c" rel="noopener noreferrer">a</a>',
    );
  });

  it("leaves the address of a page to be filled in", () => {
    expect(compileEntry("[a](page:take-down) [b]({choice})").inline).toBe(
      '<a href="{page:take-down}">a</a> <a href="{choice}">b</a>',
    );
  });

  it("marks a link that is a paragraph of its own, and no link in a sentence", () => {
    expect(compileEntry("[a](page:help)").block).toBe(
      '<p><a class="alone" href="{page:help}">a</a></p>',
    );
    expect(compileEntry("See [a](page:help)").block).toBe('<p>See <a href="{page:help}">a</a></p>');
  });

  it.each([
    "<b>x</b>",
    "a <script>x</script>",
    "![a](https://example.org/a.png)",
    "`code`",
    "> quote",
    "[a](javascript:alert)",
    "[a](http://example.org)",
    "[a](/en/gb)",
  ])("refuses %s", (markdown) => {
    expect(() => compileEntry(markdown)).toThrow(/^Cannot (use|link to)/);
  });
});
