import { readFileSync } from "node:fs";
import { QUESTIONS, ROWS } from "@holdfast/guide";
import { describe, expect, it } from "vitest";
import { readPage } from "../../../vite/read-page.ts";

const FILE = new URL("../../../../../content/en/plan.md", import.meta.url);
const { sections } = readPage(readFileSync(FILE, "utf8"), "plan.md");

const asked = QUESTIONS.flatMap(({ id, text, choices = [] }) => [
  text,
  `${text}-why`,
  ...choices.map((choice) => `choice-${id.toLowerCase()}-${choice}`),
]);

describe("content/en/plan.md", () => {
  it("has words for every row, question and choice, and for nothing else but the page", () => {
    const named = new Set([...ROWS.map(({ id }) => id), ...asked]);
    const written = new Set([...sections.keys()].filter((key) => !key.startsWith("page-")));

    expect([...named.symmetricDifference(written)]).toEqual([]);
  });

  it("names the same sources as the rules", () => {
    const different = ROWS.filter(
      ({ id, sources }) => sections.get(id)?.sources?.join() !== sources.join(),
    );

    expect(different.map(({ id }) => id)).toEqual([]);
  });
});
