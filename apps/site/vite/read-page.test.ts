import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

const FRONT = `---
title: Home
reviewer: none yet
date: 2026-11-22
sources:
  - https://example.org/one
  - a decision of this project
---
`;

describe("readPage", () => {
  it("reads the title, the sources and every section", () => {
    const page = readPage(`${FRONT}\n## heading\nOne.\n\n## send.one\n{count} left\n`, "x.md");

    expect(page.title).toBe("Home");
    expect(page.sources).toEqual(["https://example.org/one", "a decision of this project"]);
    expect([...page.sections]).toEqual([
      ["heading", { words: "One." }],
      ["send.one", { words: "{count} left" }],
    ]);
  });

  it("knows a file of the guide by its front matter", () => {
    const guide = FRONT.replace("sources:", "guide: crisis\nsources:");

    expect(readPage(`${guide}## heading\nOne.\n`, "x.md").guide).toBe("crisis");
    expect(readPage(`${FRONT}## heading\nOne.\n`, "x.md")).not.toHaveProperty("guide");
  });

  it.each([
    ["has no front matter", "## heading\nOne.\n"],
    ["names no source", `${FRONT.replace(/ {2}- .*\n/g, "")}## heading\nOne.\n`],
    ["has no reviewer", `${FRONT.replace("reviewer: none yet\n", "")}## heading\nOne.\n`],
    [
      "belongs to no guide there is",
      `${FRONT.replace("sources:", "guide: night\nsources:")}## a\nOne.\n`,
    ],
    ["has a date that is no day", `${FRONT.replace("2026-11-22", "today")}## heading\nOne.\n`],
    ["says something before the first key", `${FRONT}One.\n`],
    ["has a key twice", `${FRONT}## heading\nOne.\n\n## heading\nTwo.\n`],
    ["has a key that is none", `${FRONT}## A heading\nOne.\n`],
    ["has a key without words", `${FRONT}## heading\n\n## other\nTwo.\n`],
  ])("refuses a file that %s", (_, text) => {
    expect(() => readPage(text, "x.md")).toThrow("Cannot read x.md");
  });
});
