import { readdirSync, readFileSync } from "node:fs";
import { AppData, appCard, type Reader } from "@holdfast/guide";
import { describe, expect, it } from "vitest";
import { readPage } from "../../../vite/read-page.ts";
import { type AppText, appTextKeys, isForPaper } from "./app-text-keys.ts";

const content = new URL("../../../../../content/", import.meta.url);
const folder = new URL("en/apps/", content);
const { platforms } = AppData.parse(
  JSON.parse(readFileSync(new URL("data/platforms.json", content), "utf8")),
);
const files = readdirSync(folder);
const texts = new Map(
  files.map((file) => [file.slice(0, -".md".length), readFileSync(new URL(file, folder), "utf8")]),
);

function sectionsOf(id: string) {
  return readPage(texts.get(id) ?? "", `apps/${id}.md`).sections;
}

const PARTS: readonly AppText[] = ["keep", "keep-copy", "report", "report-gb", "block", "more"];
const isPart = (key: string) => PARTS.some((part) => part === key);

/** What the plan of a reader shows of an app, by part; the rest of a card is on the page of apps alone. */
function inPlan(id: string, reader: Reader): string {
  const sections = sectionsOf(id);
  return PARTS.filter((part) => part !== "more" && !(part === "keep-copy" && isForPaper(reader)))
    .map((part) => appTextKeys(part, reader).find((key) => sections.has(key)))
    .map((key) => (key === undefined ? "" : (sections.get(key)?.words ?? "")))
    .join("\n");
}

describe("the plan of a helper", () => {
  const ids = platforms.map(({ id }) => id);

  it.each(["parent", "staff", "boarding"] as const)(
    "speaks to %s of nobody's phone as if it were theirs",
    (reader) => {
      const young = /\byour\b|\byou have no\b|\bare you\b|\b(know|told|gave|move|wants) you\b/i;

      expect(ids.filter((id) => young.test(inPlan(id, reader)))).toEqual([]);
      expect(ids.filter((id) => young.test(inPlan(id, "me"))).length).toBeGreaterThan(4);
    },
  );

  it.each(["staff", "boarding"] as const)(
    "has %s copy nothing: no second phone, no export, no screenshot",
    (reader) => {
      const copies = /another phone|export|screenshot/i;

      expect(ids.filter((id) => copies.test(inPlan(id, reader)))).toEqual([]);
      expect(inPlan("snapchat", "me")).toMatch(copies);
    },
  );
});

describe("content/en/apps", () => {
  it("has one file for each app and none for another", () => {
    expect([...texts.keys()].sort()).toEqual(platforms.map(({ id }) => id).sort());
  });

  it.each(platforms.map(({ id }) => id))(
    "%s says what to keep, in parts a card has a place for",
    (id) => {
      const keys = [...sectionsOf(id).keys()];

      expect(keys).toContain("keep");
      expect(keys.filter((key) => !isPart(key.replace(/-theirs$/, "")))).toEqual([]);
    },
  );

  it("gives buttons to press only for an app in which somebody checked them", () => {
    const invented = platforms.filter(
      ({ id, reportAccount, reportSextortion, reportWithoutAccount, blockEffect }) =>
        ["report", "block"].some((part) => /^1\. /m.test(sectionsOf(id).get(part)?.words ?? "")) &&
        ![reportAccount, reportSextortion, reportWithoutAccount, blockEffect].some(
          ({ confirmed }) => confirmed,
        ),
    );

    expect(invented.map(({ id }) => id)).toEqual([]);
  });

  it("says in words of its own what happens to the chat where that is known to be lost", () => {
    for (const app of platforms) {
      if (appCard(app, undefined).losesChat !== "on-report") continue;
      const words = [...sectionsOf(app.id).values()].map((section) => section.words).join("\n");

      expect(words, app.id).toMatch(/The report (deletes the chat|ends the match)/);
    }
  });

  it("keeps what is for one country out of what every country reads", () => {
    for (const [id] of texts) {
      expect(sectionsOf(id).get("report")?.words ?? "", id).not.toMatch(/\bIn the (UK|US)\b/);
    }
  });

  it("never tells anyone to save, film or send on a picture", () => {
    for (const [id] of texts) {
      for (const [key, { words }] of sectionsOf(id)) {
        const sentences = words.split(/(?<=[.!?:])\s+/);
        const copies = sentences.filter(
          (sentence) =>
            /\b(picture|photo|film|video|media)\b/i.test(sentence) &&
            /\b(save|copy|download|screenshot|export|send (it )?on|forward)\b/i.test(sentence) &&
            !/\b(never|not|no)\b/i.test(sentence),
        );

        expect(copies, `${id} ${key}`).toEqual([]);
      }
    }
  });
});
