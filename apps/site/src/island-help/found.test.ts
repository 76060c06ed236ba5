import { describe, expect, it } from "vitest";
import { isFound } from "./found.ts";

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
