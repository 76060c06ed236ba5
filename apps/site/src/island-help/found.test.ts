import { describe, expect, it } from "vitest";
import { isAbout, isFound } from "./found.ts";

describe("isFound", () => {
  it("goes by the beginnings of words, without case and accents", () => {
    expect(isFound("Côte d’Ivoire", "cote")).toBe(true);
    expect(isFound("Côte d’Ivoire", "D'IV")).toBe(true);
    expect(isFound("United Arab Emirates", "arab u")).toBe(true);
    expect(isFound("Oman", "man")).toBe(false);
  });

  it("finds everything when nothing is typed", () => {
    expect(isFound("Oman", "")).toBe(true);
    expect(isFound("Oman", "  ")).toBe(true);
  });

  it("reads names in other scripts", () => {
    expect(isFound("السودان", "السو")).toBe(true);
    expect(isFound("日本", "日")).toBe(true);
  });

  it("finds numbers by how they begin", () => {
    expect(isFound("Samaritans Call 116 123", "116")).toBe(true);
  });
});

it("isAbout goes by the beginnings of words, and by three letters at least", () => {
  const threats = "sextortion, blackmail, gift card";

  expect(isAbout(threats, "Sext")).toBe(true);
  expect(isAbout(threats, "someone blackmails me, blackmail")).toBe(true);
  expect(isAbout(threats, "se")).toBe(false);
  expect(isAbout(threats, "")).toBe(false);
  expect(isAbout("", "sextortion")).toBe(false);
});
