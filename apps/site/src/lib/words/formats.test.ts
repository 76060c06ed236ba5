import { expect, it } from "vitest";
import { countriesByLetter, otherNames } from "./countries-by-name.ts";
import { showCountry, showDay, showLanguage, showNames } from "./formats.ts";

it("showDay keeps the day of the wire, whatever the clock of this machine", () => {
  expect(showDay("2026-11-22", "en")).toBe("22 November 2026");
  expect(showDay("2027-01-01", "en")).toBe("1 January 2027");
});

it("names of places, languages and services are in the reader's language", () => {
  expect(showCountry("gb", "en")).toBe("United Kingdom");
  expect(showLanguage("cy", "en")).toBe("Welsh");
  expect(showNames(["One", "Two", "Three"], "en")).toBe("One, Two and Three");
});

it("countriesByLetter puts every country under its letter, in order", () => {
  const letters = countriesByLetter("en");
  const names = letters.flatMap(({ countries }) => countries.map(({ name }) => name));

  expect(letters.map(({ letter }) => letter)).toEqual(
    [...new Set(letters.map(({ letter }) => letter))].sort(),
  );
  expect(names).toContain("Côte d’Ivoire");
  expect(names.length).toBe(new Set(names).size);
});

it("countries have the names that people use", () => {
  expect(showCountry("hk", "en")).toBe("Hong Kong");
  expect(showCountry("ps", "en")).toBe("Palestine");
  expect(showCountry("us", "en")).toBe("United States");
});

it("otherNames reads rows of names and leaves out what is no country", () => {
  expect(otherNames("gb: UK, Britain; zz: Nowhere; nonsense")).toEqual(
    new Map([["gb", "UK, Britain"]]),
  );
});
