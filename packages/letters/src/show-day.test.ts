import { describe, expect, it } from "vitest";
import { showDay, yearAfter } from "./show-day.ts";

describe("showDay", () => {
  it("says a day in words of the language, whatever the clock of this machine", () => {
    expect(showDay("2026-11-28", "en-GB")).toBe("28 November 2026");
    expect(showDay("2026-11-28", "de")).toBe("28. November 2026");
  });

  it.each(["", "28.11.2026", "2026-02-30", "2026-13-01"])("knows that %j is no day", (day) => {
    expect(showDay(day, "en")).toBeUndefined();
    expect(yearAfter(day)).toBeUndefined();
  });
});

it("a year later is the same day, or the one after a 29 February", () => {
  expect(yearAfter("2026-11-28")).toBe("2027-11-28");
  expect(yearAfter("2028-02-29")).toBe("2029-03-01");
});
