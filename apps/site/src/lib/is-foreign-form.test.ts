import { describe, expect, it } from "vitest";
import { isForeignForm } from "./is-foreign-form.ts";

const OWN = new URL("https://help.example/en/case");
const send = (method: string, headers: Record<string, string> = {}) =>
  isForeignForm(new Request(OWN, { method, headers }), OWN);

describe("isForeignForm", () => {
  it("lets this site's own forms in", () => {
    expect(send("POST", { origin: "https://help.example" })).toBe(false);
    expect(send("POST", { "sec-fetch-site": "same-origin" })).toBe(false);
  });

  it("refuses a form of another site, of no site, or of the same name without TLS", () => {
    expect(send("POST", { origin: "https://other.example" })).toBe(true);
    expect(send("POST", { origin: "null" })).toBe(true);
    expect(send("POST", { origin: "http://help.example" })).toBe(true);
    expect(send("POST", { "sec-fetch-site": "cross-site" })).toBe(true);
    expect(send("POST")).toBe(true);
    expect(send("POST", { origin: "https://other.example", "sec-fetch-site": "same-origin" })).toBe(
      true,
    );
  });

  it("has nothing to say about reading", () => {
    expect(send("GET", { origin: "https://other.example" })).toBe(false);
    expect(send("HEAD")).toBe(false);
  });
});
