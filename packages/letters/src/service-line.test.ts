import { describe, expect, it } from "vitest";
import { emergencyInSentence, serviceInSentence, serviceLine } from "./service-line.ts";
import { serviceWith } from "./testing/facts-for-tests.ts";
import { wordsWith } from "./testing/words-for-tests.ts";

const words = { ...wordsWith({}), language: "en-GB" };

describe("serviceLine", () => {
  it("says how to reach a service, when, for whom and where", () => {
    const service = serviceWith({
      name: "Helping Hands",
      phone: "0800 1111",
      text: "HELP 85258",
      url: "https://help.example",
      minAge: 5,
      maxAge: 19,
      alwaysOpen: true,
      place: "Victoria",
    });

    expect(serviceLine(service, words)).toBe(
      "Helping Hands: call 0800 1111, text HELP 85258, help.example (day and night, 5 to 19 years, only in Victoria)",
    );
  });

  it.each([
    [{ minAge: 18 }, " (from 18 years)"],
    [{ maxAge: 18 }, " (up to 18 years)"],
    [{ minAge: 0, maxAge: 18 }, " (0 to 18 years)"],
    [{ alwaysOpen: false }, ""],
  ])("says no more than is known: %j", (parts, details) => {
    expect(serviceLine(serviceWith({ phone: "147", ...parts }), words)).toBe(
      `One: call 147${details}`,
    );
  });

  it("is no line where a service cannot be reached", () => {
    expect(serviceLine(serviceWith({}), words)).toBeUndefined();
  });
});

it("An emergency number is named in the letter's own language, with what it reaches", () => {
  const service = serviceWith({
    use: "emergency",
    name: "Police emergency number",
    phone: "112",
    reaches: ["police", "ambulance"],
  });

  expect(serviceLine(service, words)).toBe("Emergency: call 112 (police, ambulance)");
  expect(emergencyInSentence(service, words)).toBe("112");
});

it("A number of the police alone says so in a sentence", () => {
  const service = serviceWith({ use: "emergency", phone: "117", reaches: ["police"] });

  expect(emergencyInSentence(service, words)).toBe("117 (police)");
});

it("In a sentence a line has its name and one way to reach it", () => {
  const service = serviceWith({ name: "Pro Juventute", phone: "147", url: "https://147.example" });

  expect(serviceInSentence(service, words)).toBe("Pro Juventute: call 147");
  expect(serviceInSentence(serviceWith({}), words)).toBeUndefined();
});
