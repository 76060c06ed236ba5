import { describe, expect, it } from "vitest";
import { contactLine } from "./contact-line.ts";
import type { Contact } from "./facts.ts";
import { wordsWith } from "./testing/words-for-tests.ts";

const CONTACT: Contact = {
  name: "Noor Haddad",
  role: "lead",
  phone: "+41 44 123 45 67",
  email: "noor@school.example",
  hours: "07:30–18:00",
};
const lineWith = (parts: Partial<Contact>) => contactLine({ ...CONTACT, ...parts }, wordsWith({}));

describe("contactLine", () => {
  it.each([
    [{}, "Noor Haddad, lead: call +41 44 123 45 67, noor@school.example (07:30–18:00)"],
    [{ role: "", hours: "" }, "Noor Haddad: call +41 44 123 45 67, noor@school.example"],
    [{ name: " ", email: "" }, "lead: call +41 44 123 45 67 (07:30–18:00)"],
    [{ name: "", role: "", phone: "", hours: "" }, "noor@school.example"],
    [{ name: "Noor\nHaddad", phone: "", hours: "" }, "Noor Haddad, lead: noor@school.example"],
  ])("leaves no hole where a field is empty: %j", (parts, line) => {
    expect(lineWith(parts)).toBe(line);
  });

  it("is no line for someone who cannot be reached", () => {
    expect(lineWith({ phone: " ", email: "" })).toBeUndefined();
  });
});
