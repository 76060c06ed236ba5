import { describe, expect, it } from "vitest";
import { DIRECTORY, entriesOf } from "#lib/help/directory.ts";
import type { Answers } from "./answers.ts";
import { nationalServices, officialServices, SERVICE_ADDRESSES } from "./official-services.ts";

describe("officialServices", () => {
  it.each<[string, Answers, string | undefined, string[]]>([
    [
      "a child in the UK",
      { pictured: "under-18", now: "under-18" },
      "gb",
      ["take-it-down", "report-remove"],
    ],
    ["a child elsewhere", { pictured: "under-18", now: "under-18" }, "fr", ["take-it-down"]],
    [
      "a child of no country",
      { pictured: "under-18", now: "under-18" },
      undefined,
      ["take-it-down"],
    ],
    [
      "an adult in the UK, pictured as a child",
      { pictured: "under-18", now: "adult" },
      "gb",
      ["take-it-down"],
    ],
    ["an adult", { pictured: "adult", now: "adult" }, "gb", ["stopncii"]],
    [
      "a student with pictures of both kinds",
      { pictured: "both", now: "adult" },
      "gb",
      ["take-it-down", "stopncii"],
    ],
    ["someone unsure", { pictured: "unsure", now: "adult" }, "us", ["take-it-down"]],
  ])("names the right ones for %s", (_, answers, country, services) => {
    expect(officialServices(answers, country)).toEqual(services);
  });

  it("leads to the addresses that the help directory confirms", () => {
    const confirmed = DIRECTORY.map(({ url }) => url);

    for (const address of Object.values(SERVICE_ADDRESSES)) expect(confirmed).toContain(address);
  });
});

describe("nationalServices", () => {
  const idsFor = (country: string, now: "adult" | "under-18") =>
    nationalServices({ now }, entriesOf(country)).map(({ id }) => id);

  it("goes by the age now", () => {
    expect(idsFor("ca", "under-18")).toEqual(["ca-needhelpnow"]);
    expect(idsFor("ca", "adult")).toEqual([]);
    expect(idsFor("fr", "under-18")).toEqual([]);
    expect(idsFor("fr", "adult")).toEqual(["fr-disrupt"]);
    expect(idsFor("no", "under-18")).toEqual(["no-slettmeg"]);
    expect(idsFor("gb", "adult")).toEqual(["gb-revenge-porn-helpline"]);
  });

  it("does not name twice what has a card of its own, nor what nobody confirmed", () => {
    expect(idsFor("gb", "under-18")).toEqual([]);
    expect(idsFor("kr", "adult")).toEqual(["kr-1366-digital"]);
  });
});
