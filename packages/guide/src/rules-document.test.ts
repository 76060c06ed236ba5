import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rulesDocument } from "./rules-document.ts";
import { planWords } from "./testing/plan-words.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

it("docs/guide-rules.md shows the tables as they are; `npm run content:rules` writes it", () => {
  const { platforms } = JSON.parse(read("../../../content/data/platforms.json")) as {
    platforms: { id: string }[];
  };

  const document = rulesDocument(
    planWords(read("../../../content/en/plan.md")),
    platforms.map(({ id }) => id),
  );

  expect(read("../../../docs/guide-rules.md"), "Run `npm run content:rules`").toBe(document);
});
