import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appCard } from "./app-card.ts";
import { AppData, type AppFacts } from "./app-facts.ts";

const FILE = new URL("../../../../content/data/platforms.json", import.meta.url);
const { platforms } = AppData.parse(JSON.parse(readFileSync(FILE, "utf8")));

function facts(id: string): AppFacts {
  const found = platforms.find((app) => app.id === id);
  if (found === undefined) throw new Error(`Cannot test ${id}: not in the app data`);
  return found;
}

/** Keys of everything a card may rest on. */
const FACTS = [
  "reportWithoutAccount",
  "usTakeItDownForm",
  "screenshotNotifies",
  "senderCanDeleteForBoth",
  "takeItDown",
  "stopNcii",
] as const;

describe("content/data/platforms.json", () => {
  it("fits its schema, with one entry for each of 34 apps", () => {
    expect(new Set(platforms.map(({ id }) => id)).size).toBe(34);
  });

  it("holds no fact that is called confirmed without a value to show or words about it", () => {
    const empty = platforms.flatMap((app) =>
      [...FACTS, "blockEffect", "reportAccount"].flatMap((key) => {
        const fact = app[key as (typeof FACTS)[number]];
        return fact.confirmed && fact.value === null && fact.detail === null
          ? [`${app.id} ${key}`]
          : [];
      }),
    );

    expect(empty).toEqual([]);
  });

  it("names a help page only on a host that a confirmed fact of the app names too", () => {
    const strange = platforms.filter(({ helpPage, ...app }) => {
      if (helpPage === null) return false;
      const { host } = new URL(helpPage);
      return !JSON.stringify(app).includes(`//${host}/`);
    });

    expect(strange.map(({ id }) => id)).toEqual([]);
  });
});

describe("appCard", () => {
  it("gives each app that differs its own order and reason", () => {
    const card = (id: string) => appCard(facts(id), undefined);

    expect(card("kik")).toMatchObject({ reason: "block-takes-chat", losesChat: "on-block" });
    expect(card("wizz")).toMatchObject({ reason: "block-takes-chat", losesChat: "on-block" });
    expect(card("kakaotalk")).toMatchObject({ reason: "report-takes-chat", order: usual });
    expect(card("snapchat")).toMatchObject({
      reason: "messages-vanish",
      order: ["report", "keep", "block"],
      capture: "alerts",
      losesChat: "unknown",
    });
    expect(card("whatsapp")).toMatchObject({ reason: "usual", order: usual, losesChat: "no" });
  });
  const usual = ["keep", "report", "block"];

  it("knows about captures in three apps, and says of all others that it does not", () => {
    const known = platforms.filter((app) => appCard(app, undefined).capture !== "unknown");

    expect(known.map(({ id }) => id)).toEqual(["snapchat", "instagram", "facebook"]);
  });

  it("says nothing at all of a fact that nobody confirmed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...platforms), fc.constantFrom(...FACTS), (app, key) => {
        const doubted: AppFacts = { ...app, [key]: { ...app[key], confirmed: false } };
        const emptied: AppFacts = { ...app, [key]: { ...app[key], confirmed: false, value: null } };

        expect(appCard(doubted, "us")).toEqual(appCard(emptied, "us"));
      }),
    );
  });

  it("offers the 48-hour form to readers in the US alone", () => {
    for (const app of platforms) {
      expect(appCard(app, "gb").usRequest).toBeUndefined();
      expect(appCard(app, undefined).usRequest).toBeUndefined();
    }
    const inUs = platforms.filter((app) => appCard(app, "us").usRequest !== undefined);
    expect(inUs.map(({ id }) => id)).toEqual(["instagram", "facebook", "threads", "discord", "x"]);
  });

  it("names the latest day on which an app was seen in a removal programme", () => {
    expect(appCard(facts("snapchat"), undefined).stopNcii).toEqual({ kind: "yes", asOf: "2026" });
    expect(appCard(facts("tiktok"), undefined).takeItDown).toEqual({
      kind: "yes",
      asOf: "2026-07",
    });
    expect(appCard(facts("signal"), undefined).takeItDown).toEqual({ kind: "no" });
    expect(appCard(facts("grindr"), undefined).takeItDown).toEqual({ kind: "unknown" });
  });

  it("leads nobody without an account to an address that is no page", () => {
    for (const app of platforms) {
      const { withoutAccount } = appCard(app, undefined);
      if (withoutAccount !== undefined) expect(withoutAccount).toMatch(/^https:\/\//);
    }
  });
});
