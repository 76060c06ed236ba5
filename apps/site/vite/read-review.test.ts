import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readReview } from "./read-review.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "content-"));
  for (const part of ["data", "en"]) mkdirSync(join(folder, part));
  writeFileSync(
    join(folder, "data/sources.json"),
    JSON.stringify({
      S7: { title: "A letter", read: "secondary", day: "2026-11-22" },
      S8: { title: "Another", read: "secondary", day: "2026-11-22" },
    }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

it("shows every text with its sources, who checked it and what the check says", () => {
  const front =
    "title: Now\nreviewer: A person\ndate: 2026-11-22\nguide: crisis\nsources:\n  - one";
  const text = `---\n${front}\n---\n## tell\nTell one person.\nSource: S7\n\n## stop\nStop.\n`;
  writeFileSync(join(folder, "en/now.md"), text);

  const review = readReview(folder, "2026-11-30")["en"];

  expect(review?.files).toMatchObject([
    {
      file: "en/now.md",
      reviewer: "A person",
      guide: "crisis",
      findings: [],
      texts: [
        { key: "tell", words: "Tell one person.", sources: ["S7"], findings: [] },
        { key: "stop", words: "Stop.", sources: [], findings: [{ rule: "source-missing" }] },
      ],
    },
  ]);
  expect(Object.keys(review?.sources ?? {})).toEqual(["S7"]);
});

it("shows the letters of every language, too", () => {
  mkdirSync(join(folder, "letters/ar"), { recursive: true });
  const front = "title: A letter\nreviewer: none yet\ndate: 2026-11-22\nsources:\n  - one";
  const text = `---\n${front}\n---\n## talk\nTalk.\n`;
  for (const file of ["en/now.md", "letters/ar/before.md"]) writeFileSync(join(folder, file), text);

  const review = readReview(folder, "2026-11-30")["en"];

  expect(review?.files.map(({ file }) => file)).toEqual(["en/now.md", "letters/ar/before.md"]);
});
