import { expect, it } from "vitest";
import { homesOf } from "./homes-of.ts";
import { EMPTY_FACTS, FULL_FACTS, serviceWith } from "./testing/facts-for-tests.ts";

it("names each home country once, and neither the school's own nor one without a line", () => {
  const [home] = FULL_FACTS.homeServices;
  const other = { country: "ad", services: [serviceWith({ use: "police", phone: "110" })] };
  const homeServices = [home!, FULL_FACTS.services, other, home!];

  expect(homesOf({ ...FULL_FACTS, homeServices }).map(({ country }) => country)).toEqual(["gb"]);
  expect(homesOf(EMPTY_FACTS)).toEqual([]);
});

it("names the emergency number before the lines to talk to", () => {
  const [home] = homesOf(FULL_FACTS);

  expect(home?.services.map(({ use }) => use)).toEqual(["emergency", "talk"]);
});
