import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entryForTests } from "./entry-for-tests.ts";
import { readHelpDirectory } from "./help-directory.ts";
import { openingOf } from "./opening.ts";
import { callsInOrder, isChecked, isLimited, safetyNumbers, talkNow } from "./safety-numbers.ts";
import { isToTalkTo } from "./talk-lines.ts";
import { readTimeZones } from "./time-zones.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/data/${name}`, import.meta.url), "utf8"));
const { countries, entriesOf } = readHelpDirectory(read("help-directory.json"));
const zones = readTimeZones(read("time-zones.json"));

const night = Date.parse("2026-11-23T02:00Z");
const zonesOf = (country: string) => zones.get(country) ?? [];
const at = (country: string) => safetyNumbers(entriesOf(country), zonesOf(country), night);

describe("safetyNumbers", () => {
  it("gives the UK a number for danger, a line to talk to at night, and one to text", () => {
    const { emergency, talk, text } = at("gb");

    expect(emergency?.tel).toBe("999");
    expect(talk?.name).toBe("Samaritans");
    expect(text?.sms).toBe("85258");
  });

  it("has an emergency number for every country with entries, the one that reaches most", () => {
    expect(countries.size).toBeGreaterThan(170);
    expect([...countries].filter((country) => !at(country).emergency)).toEqual([]);
    expect(at("de").emergency?.tel).toBe("112");
  });

  it("names nobody to talk to whose line may be closed, or is not for a young person", () => {
    const talks = [...countries].flatMap((country) => {
      const { talk } = at(country);
      return talk === undefined
        ? []
        : [{ talk, opening: openingOf(talk, zonesOf(country), night) }];
    });

    expect(talks.length).toBeGreaterThan(50);
    expect(talks.filter(({ opening }) => opening.kind !== "open")).toEqual([]);
    expect(talks.filter(({ talk }) => !isToTalkTo(talk))).toEqual([]);
  });

  it("prefers a line for the whole country to one for a part of it", () => {
    const regional = entryForTests({ id: "part", place: "The North", alwaysOpen: true });
    const national = entryForTests({ id: "whole", alwaysOpen: true });

    expect(safetyNumbers([regional, national], [], night).talk?.id).toBe("whole");
  });

  it("names a line for the young beside the one for anyone, where both are open", () => {
    expect(at("gb").young?.name).toBe("Childline");

    const anyone = entryForTests({ id: "anyone", kind: "crisis", alwaysOpen: true });
    const young = entryForTests({
      id: "young",
      audience: "child",
      says: ["young"],
      alwaysOpen: true,
    });
    const numbers = (...entries: (typeof anyone)[]) => safetyNumbers(entries, [], night);
    expect(numbers(young, anyone)).toMatchObject({
      talk: { id: "anyone" },
      young: { id: "young" },
    });
    expect(numbers({ ...young, alwaysOpen: false }, anyone).young).toBeUndefined();
    expect(numbers({ ...young, says: ["lgbtq"] }, anyone).young).toBeUndefined();
    expect(numbers({ ...young, place: "The North" }, anyone).young).toBeUndefined();
    expect(numbers({ ...young, tel: null, phone: null }, anyone).young).toBeUndefined();
    expect(numbers(young).young).toBeUndefined();
  });

  it.each([
    ["fr", "3114 Prévention du suicide", "119 Allô Enfance en Danger"],
    ["us", "988 Suicide & Crisis Lifeline", "Boys Town National Hotline"],
  ])("in %s someone under 18 is named %s and, before it, %s", (country, talk, young) => {
    const under18 = safetyNumbers(entriesOf(country), zonesOf(country), night, "teen");
    const names = callsInOrder(under18, "teen").map(({ name }) => name);

    expect(names).toEqual([young, talk]);
    expect(
      safetyNumbers(entriesOf(country), zonesOf(country), night, "adult").young,
    ).toBeUndefined();
  });

  it("names beside a line whose hours are not known only one that serves a part of the country", () => {
    const { talk, perhaps } = safetyNumbers(entriesOf("ae"), zonesOf("ae"), night, "teen");

    expect(talk?.place).toBe("Dubai");
    expect(perhaps?.tel).toBe("116111");
    const both = [...countries].map(at).filter((numbers) => numbers.talk && numbers.perhaps);
    expect(both.filter((numbers) => numbers.talk?.place === null)).toEqual([]);
  });

  it("names an adult no line for children", () => {
    const child = entryForTests({ id: "child", audience: "child", alwaysOpen: true });

    expect(safetyNumbers([child], [], night).talk?.id).toBe("child");
    expect(safetyNumbers([child], [], night, "adult").talk).toBeUndefined();
  });

  it("does not send anyone to a line about their own behaviour", () => {
    expect(at("gb").talk?.says).not.toContain("own-behaviour");
  });

  it("falls back on the emergency number by text where no line takes one", () => {
    const byText = entryForTests({ kind: "emergency", tel: null, sms: "115" });

    expect(safetyNumbers([byText], [], night).text?.sms).toBe("115");
  });

  it("offers a number for people who cannot hear or speak to nobody else", () => {
    expect(at("fr").text).toBeUndefined();
    expect(at("fr").textIfDeaf?.sms).toBe("114");
    expect(at("gb").textIfDeaf).toBeUndefined();
  });

  it("names a line for the whole country, its hours unknown, beside one for a city", () => {
    expect(at("ae").talk?.place).toBe("Dubai");
    expect(at("ae").perhaps?.tel).toBe("116111");
    expect(at("gb").perhaps).toBeUndefined();
  });
});

describe("callsInOrder", () => {
  const names = (ageNow?: "child" | "teen" | "adult") =>
    callsInOrder(safetyNumbers(entriesOf("gb"), zonesOf("gb"), night, ageNow), ageNow).map(
      ({ name }) => name,
    );

  it("names the line for the young first to someone who said that they are under 18", () => {
    expect(names("teen")).toEqual(["Childline", "Samaritans"]);
    expect(names("child")).toEqual(["Childline", "Samaritans"]);
    expect(names()).toEqual(["Samaritans", "Childline"]);
    expect(names("adult")).toEqual(["Samaritans"]);
  });
});

describe("talkNow", () => {
  it("is a text where no phone line is open and one takes texts, as in Hong Kong at night", () => {
    const late = Date.parse("2026-11-22T18:00Z"); // 02:00 there
    const numbers = safetyNumbers(entriesOf("hk"), zonesOf("hk"), late);

    expect(numbers).toMatchObject({ text: { name: "OpenUp", minAge: 11, maxAge: 35 } });
    expect(talkNow(numbers)).toBe("text");
  });

  it("is a call where a line answers, and nothing where a text reaches the emergency alone", () => {
    const emergency = entryForTests({ id: "sms", kind: "emergency", tel: null, sms: "114" });

    expect(talkNow(at("gb"))).toBe("call");
    expect(talkNow(safetyNumbers([emergency], [], night))).toBe("none");
    expect(talkNow(safetyNumbers([], [], night))).toBe("none");
  });
});

describe("isChecked", () => {
  it("is false where a number rests on news pages", () => {
    const checked = (country: string) => isChecked(at(country).emergency ?? entryForTests());

    expect(["ar", "eg", "ht", "kh", "my"].filter(checked)).toEqual([]);
    expect(checked("gb")).toBe(true);
  });
});

describe("isLimited", () => {
  it("is true where a number reaches one place or one service", () => {
    const limited = (country: string) => isLimited(at(country).emergency ?? entryForTests());

    expect(limited("cd")).toBe(true);
    expect(limited("ci")).toBe(true);
    expect(limited("th")).toBe(false);
    expect(limited("us")).toBe(false);
  });
});
