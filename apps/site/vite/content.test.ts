import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { askedTexts } from "./catalogue.ts";
import { readContent } from "./content-plugin.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const catalogues = readContent(here("../../../content"));
const english = catalogues["en"] ?? {};

const sources = readdirSync(here("../src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(here(`../src/${name}`), "utf8"));
const asked = sources.flatMap(askedTexts);

/** Files whose texts are named by rules or data; the test beside those joins them. */
const NAMED_BY_DATA = /^((plan|apps)[./]|letters\.(kind|consider|tone|age|part|lost)-)/;

describe("content/en", () => {
  it("holds every text that the site asks for, in the form it asks for", () => {
    const missing = asked.filter(({ key, form }) => english[key]?.[form] === undefined);

    expect(asked.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it("holds no text that nobody asks for", () => {
    const keys = new Set(asked.map(({ key }) => key));
    const unused = Object.keys(english)
      // A title describes its file; pages that have one of their own ask for it.
      .filter((key) => !key.endsWith(".title") && !NAMED_BY_DATA.test(key))
      .filter((key) => !keys.has(key.replace(/\.one$/, ".other")));

    expect(unused).toEqual([]);
  });
});
