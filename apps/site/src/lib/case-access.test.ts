import { caseNumberFrom, showCaseNumber } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { FIELD_LENGTH, notOpened, readCaseAccess } from "./case-access.ts";

const number = caseNumberFrom("K7M3Q9TX2");
const pin = "48210937";

function typed(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("readCaseAccess", () => {
  it("reads numbers however they were typed", () => {
    const form = typed({ number: ` ${showCaseNumber(number).toLowerCase()} `, pin: "4821-0937" });

    expect(readCaseAccess(form)).toEqual({ kind: "read", access: { caseNumber: number, pin } });
  });

  it("reads the spare code when there is one", () => {
    const access = { caseNumber: number, pin };

    expect(readCaseAccess(typed({ number, pin, spare: "m4xj8 2kpq7" }))).toEqual({
      kind: "read",
      access: { ...access, spareCode: "M4XJ82KPQ7" },
    });
    expect(readCaseAccess(typed({ number, pin, spare: " " }))).toEqual({ kind: "read", access });
  });

  it.each([
    ["number-short", {}],
    ["number-short", { number: "K7M3Q-9TX2", pin: "4821" }],
    ["number-long", { number: `${number}0`, pin }],
    ["number-wrong", { number: "K7M3Q-9TX2Z", pin }],
    ["pin", { number, pin: "4821" }],
    ["spare", { number, pin, spare: "MMM" }],
  ])("says what the first slip is: %s", (slip, fields) => {
    expect(readCaseAccess(typed(fields))).toEqual({ kind: "slip", slip });
  });
});

it("notOpened keeps the number as it was typed, no longer than its field, and nothing else", () => {
  const form = typed({ number: "k7m3q ".repeat(20), pin, spare: "M4XJ82KPQ7" });

  const answer = notOpened("does-not-fit", form);

  expect(answer.number).toBe("k7m3q ".repeat(20).slice(0, FIELD_LENGTH));
  expect(Object.keys(answer)).toEqual(["kind", "why", "number"]);
});
