import { describe, expect, it } from "vitest";
import {
  addressOf,
  addressOfChoice,
  pageOfRoute,
  pageOfUnknownCountry,
  placeFrom,
} from "./place.ts";

describe("placeFrom", () => {
  it("reads language and country, and nothing that is neither", () => {
    expect(placeFrom({ lang: "en", country: "gb" })).toEqual({ language: "en", country: "gb" });
    expect(placeFrom({ lang: "en", country: "GB" })).toEqual({ language: "en" });
    expect(placeFrom({ lang: "xx", country: "*" })).toEqual({ language: "en" });
    expect(placeFrom({})).toEqual({ language: "en" });
  });
});

describe("addressOf", () => {
  it("holds language, country and page only", () => {
    expect(addressOf("home", { language: "en" })).toBe("/en");
    expect(addressOf("home", { language: "en", country: "gb" })).toBe("/en/gb");
    expect(addressOf("take-down", { language: "en", country: "gb" })).toBe("/en/gb/take-down");
  });
});

describe("addressOfChoice", () => {
  it("leads back to the page it was opened from", () => {
    const place = { language: "en", country: "gb" } as const;

    expect(addressOfChoice("case", place)).toBe("/en/gb/country/case");
    expect(addressOfChoice("home", place)).toBe("/en/gb/country");
  });

  it("stays on the page of countries, where the page to come back to is already known", () => {
    expect(addressOfChoice("country", { language: "en" })).toBe("#countries");
  });
});

describe("pageOfRoute", () => {
  it("finds the page that a route belongs to", () => {
    expect(pageOfRoute("/[lang=language]/[[country=country]]/case/add")).toBe("case");
    expect(pageOfRoute("/[lang=language]/[[country=country]]")).toBe("home");
    expect(pageOfRoute(null)).toBe("home");
  });
});

describe("an address with a country nobody knows", () => {
  it.each([
    ["/en/xx/take-down", "take-down"],
    ["/en/xx/", "home"],
    ["/en/GB/help", "help"],
    ["/en/gb/help", undefined],
    ["/en/no-such-page", undefined],
    ["/en/xx/no-such-page", undefined],
    ["/en/xx/case/add", undefined],
    ["/qq/xx/help", undefined],
  ])("%s names the page that was meant: %s", (path, page) => {
    expect(pageOfUnknownCountry(path)).toBe(page);
  });
});
