import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readPage } from "../../../vite/read-page.ts";
import { DIRECTORY } from "./directory.ts";
import { findWords } from "./find-words.ts";

const FILE = new URL("../../../../../content/en/help.md", import.meta.url);
const text = readPage(readFileSync(FILE, "utf8"), "help.md").sections.get("find-also")?.words ?? "";

it("findWords gives the words of every topic of an entry", () => {
  const also = findWords("scam: fraud, bank; school: teacher");

  expect(also({ topics: ["scam", "school", "unknown"], says: [] })).toBe("fraud, bank, teacher");
  expect(also({ topics: [], says: [] })).toBe("");
});

it("content/en/help.md has words for every topic of the directory", () => {
  const topics = new Set(DIRECTORY.flatMap((entry) => entry.topics));

  expect(
    [...topics].filter((topic) => findWords(text)({ topics: [topic], says: [] }) === ""),
  ).toEqual([]);
});

it("an entry that says blackmail is found by every word for it", () => {
  const also = findWords(text);
  const silent = DIRECTORY.filter(({ says }) => says.includes("blackmail")).filter((entry) =>
    ["sextortion", "webcam", "money", "nudes"].some((word) => !also(entry).includes(word)),
  );

  expect(also({ topics: ["child"], says: ["blackmail"] })).toContain("sextortion");
  expect(silent.map(({ id }) => id)).toEqual([]);
});
