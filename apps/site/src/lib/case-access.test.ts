import { caseNumberFrom, showCaseNumber } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { readCaseAccess } from "./case-access.ts";

const number = caseNumberFrom("K7M3Q9TX2");

function typed(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("readCaseAccess", () => {
  it("reads numbers however they were typed", () => {
    const form = typed({ number: ` ${showCaseNumber(number).toLowerCase()} `, pin: "4821-0937" });

    expect(readCaseAccess(form)).toEqual({ caseNumber: number, pin: "48210937" });
  });

  it("reads the spare code when there is one", () => {
    const form = typed({ number, pin: "48210937", spare: "m4xj8 2kpq7" });

    expect(readCaseAccess(form)?.spareCode).toBe("M4XJ82KPQ7");
    expect(readCaseAccess(typed({ number, pin: "48210937", spare: " " }))).toEqual({
      caseNumber: number,
      pin: "48210937",
    });
  });

  it.each([
    ["a slip in the number", { number: "K7M3Q-9TX2Z", pin: "48210937" }],
    ["a short PIN", { number, pin: "4821" }],
    ["a spare code that cannot be one", { number, pin: "48210937", spare: "MMM" }],
    ["nothing", {}],
  ])("answers nothing for %s", (_, fields) => {
    expect(readCaseAccess(typed(fields))).toBeUndefined();
  });
});
