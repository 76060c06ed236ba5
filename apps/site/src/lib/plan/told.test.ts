import { describe, expect, it } from "vitest";
import { addressWithCountry } from "#lib/place.ts";
import { NOTHING_TOLD, readTold } from "./told.ts";

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const here = { lang: "en" };

const read = (data: FormData, params: { lang: string; country?: string }) =>
  readTold(data, params, new Set(["kik"]));

describe("readTold", () => {
  it("reads answers, several of what happened, and carries them on", () => {
    const told = read(form(["app", "kik"], ["happened", "paid"], ["happened", "sent"]), here);

    expect(told.answers).toEqual({ app: "kik", happened: new Set(["paid", "sent"]) });
    expect(told.carried).toEqual([
      ["was-app", "kik"],
      ["was-happened", "paid"],
      ["was-happened", "sent"],
    ]);
    expect([...told.answered]).toEqual(["app", "happened"]);
  });

  it("keeps an earlier answer until there is a new one", () => {
    expect(read(form(["was-home", "safe"], ["app", "kik"]), here).answers).toEqual({
      app: "kik",
      home: "safe",
    });
    expect(read(form(["was-home", "safe"], ["home", "not-safe"]), here).answers).toEqual({
      home: "not-safe",
    });
  });

  it("takes an answer back when someone would rather not say, and remembers that it was asked", () => {
    const told = read(form(["was-wants", "money"], ["wants", "none"]), here);

    expect(told.answers).toEqual({});
    expect([...told.answered]).toEqual(["wants"]);
  });

  it("believes what was ticked beside a slip on none of these", () => {
    const told = read(form(["happened", "paid"], ["happened", "none"]), here);

    expect(told.answers).toEqual({ happened: new Set(["paid"]) });
    expect(told.carried).toEqual([["was-happened", "paid"]]);
  });

  it("looks unanswered again once what was ticked before is forgotten", () => {
    const told = read(form(["was-happened", "paid"], ["happened", "none"]), here);

    expect(told).toEqual({ answers: {}, answered: new Set(), carried: [] });
    expect(read(form(["happened", "none"]), here).answered).toEqual(new Set(["happened"]));
  });

  it("adds what happened to what was ticked before, which the page does not show", () => {
    const before: [string, string][] = [
      ["was-happened", "paid"],
      ["was-happened", "sent"],
    ];
    const happened = (...fresh: [string, string][]) =>
      read(form(...before, ...fresh), here).answers.happened;

    expect(happened(["happened", "hacked"])).toEqual(new Set(["paid", "sent", "hacked"]));
    expect(happened(["happened", "paid"])).toEqual(new Set(["paid", "sent"]));
    expect(happened(["happened", "none"])).toBeUndefined();
    expect(happened(["happened", "none"], ["happened", "hacked"])).toEqual(new Set(["hacked"]));
    expect(read(form(["was-happened", "none"], ["happened", "hacked"]), here).carried).toEqual([
      ["was-happened", "hacked"],
    ]);
  });

  it("takes what is no choice for nothing", () => {
    const told = read(
      form(
        ["home", "<b>"],
        ["app", "constructor"],
        ["hour", "night"],
        ["x", "y"],
        ["country", "zz"],
      ),
      here,
    );

    expect(told).toEqual({ answers: {}, answered: new Set(), carried: [] });
  });

  it("takes the country from the form before the one in the address", () => {
    const inAddress = { lang: "en", country: "gb" };

    expect(read(form(["country", "fr"]), inAddress).country).toBe("fr");
    expect(read(form(["country", ""]), inAddress).country).toBe("gb");
    expect(read(form(), here).country).toBeUndefined();
  });
});

describe("addressWithCountry", () => {
  const inAddress = { lang: "en", country: "gb" };
  const addressOf = (data: FormData, params: { lang: string; country?: string }) =>
    addressWithCountry(read(data, params), params, "now");

  it("is the same page in the country that was chosen, and holds nothing else that was said", () => {
    const chosen = form(["country", "ae"], ["home", "not-safe"], ["was-app", "kik"]);

    expect(addressOf(chosen, inAddress)).toBe("/en/ae/now");
    expect(addressOf(chosen, here)).toBe("/en/ae/now");
  });

  it("is not needed where the address has the country already, or none was chosen", () => {
    expect(addressOf(form(["country", "gb"]), inAddress)).toBeUndefined();
    expect(addressOf(form(["home", "safe"]), inAddress)).toBeUndefined();
    expect(addressOf(form(["country", "zz"]), inAddress)).toBeUndefined();
    expect(addressWithCountry(NOTHING_TOLD, here, "now")).toBeUndefined();
  });
});
