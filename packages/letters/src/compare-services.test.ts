import { describe, expect, it } from "vitest";
import { compareServices } from "./compare-services.ts";
import { serviceWith } from "./testing/facts-for-tests.ts";

const one = serviceWith({ id: "one", phone: "147" });
const two = serviceWith({ id: "two", phone: "143" });

describe("compareServices", () => {
  it("tells what stayed, changed, went and came, by the id of each", () => {
    const changed = { ...two, phone: "144" };
    const three = serviceWith({ id: "three" });
    const four = serviceWith({ id: "four" });

    expect(compareServices([one, two, three], [four, changed, one])).toEqual([
      { kind: "same", before: one, now: one },
      { kind: "changed", before: two, now: changed },
      { kind: "gone", before: three },
      { kind: "new", now: four },
    ]);
  });

  it("calls a service the same that was only checked again", () => {
    const now = { ...one, checked: "2027-11-22" };

    expect(compareServices([one], [now])).toEqual([{ kind: "same", before: one, now }]);
  });

  it.each([
    { use: "police" as const },
    { name: "Other" },
    { phone: "148" },
    { text: "148" },
    { url: "https://one.example" },
    { minAge: 12 },
    { maxAge: 18 },
    { alwaysOpen: true },
    { place: "Victoria" },
  ])("sees a change of %j", (change) => {
    expect(compareServices([one], [{ ...one, ...change }])[0]?.kind).toBe("changed");
  });
});
