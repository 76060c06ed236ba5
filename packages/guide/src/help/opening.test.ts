import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryForTests } from "./entry-for-tests.ts";
import { WEEKDAYS } from "./help-entry.ts";
import { openingOf } from "./opening.ts";

const daily = entryForTests({ open: [{ days: [...WEEKDAYS], from: "09:00", to: "17:00" }] });
const at = (text: string) => Date.parse(text);

describe("openingOf", () => {
  it("goes by the clock of the country, in summer and in winter", () => {
    const london = (time: string) => openingOf(daily, ["Europe/London"], at(time)).kind;

    expect(london("2026-01-15T08:59Z")).toBe("closed");
    expect(london("2026-01-15T09:00Z")).toBe("open");
    expect(london("2026-07-15T08:00Z")).toBe("open");
    expect(london("2026-07-15T15:59Z")).toBe("open");
    expect(london("2026-07-15T16:00Z")).toBe("closed");
  });

  it("calls a line open only when it is open in every time zone of the country", () => {
    const zones = ["America/New_York", "America/Los_Angeles"];

    expect(openingOf(daily, zones, at("2026-01-15T15:00Z")).kind).toBe("closed");
    expect(openingOf(daily, zones, at("2026-01-15T18:00Z")).kind).toBe("open");
    expect(openingOf(daily, zones, at("2026-01-15T23:00Z")).kind).toBe("closed");
  });

  it("says when a line opens next, and only where all clocks agree", () => {
    const monday = entryForTests({ open: [{ days: ["mon"], from: "14:30", to: "20:00" }] });
    const zones = ["Europe/Berlin", "Europe/Busingen"];

    // A Monday.
    expect(openingOf(monday, zones, at("2026-11-23T12:00Z"))).toEqual({
      kind: "closed",
      opens: { inDays: 0, day: "mon", at: "14:30" },
    });
    expect(openingOf(monday, zones, at("2026-11-23T20:00Z"))).toEqual({
      kind: "closed",
      opens: { inDays: 7, day: "mon", at: "14:30" },
    });
    expect(openingOf(monday, [...zones, "Europe/London"], at("2026-11-23T12:00Z"))).toEqual({
      kind: "closed",
    });
  });

  it("keeps a line open past midnight, into the next week too", () => {
    const late = entryForTests({ open: [{ days: ["sun"], from: "20:00", to: "02:00" }] });
    const utc = (time: string) => openingOf(late, ["Etc/UTC"], at(time)).kind;

    expect(utc("2026-11-22T23:59Z")).toBe("open");
    expect(utc("2026-11-23T01:59Z")).toBe("open");
    expect(utc("2026-11-23T02:00Z")).toBe("closed");
  });

  it("knows hours for one way only as hours for that way", () => {
    const both = entryForTests({
      chatUrl: "https://example.org/chat",
      open: [
        { days: [...WEEKDAYS], from: "00:00", to: "24:00", by: "phone" },
        { days: [...WEEKDAYS], from: "12:00", to: "20:00", by: "chat" },
      ],
    });

    expect(openingOf(both, ["Etc/UTC"], at("2026-11-22T03:00Z"))).toEqual({
      kind: "open",
      always: false,
      ways: new Set(["phone"]),
    });
  });

  it("does not guess hours that are not known, or where a country has no time zone", () => {
    const silent = entryForTests({ open: null, alwaysOpen: null });

    expect(openingOf(silent, ["Etc/UTC"], 0).kind).toBe("unknown");
    expect(openingOf(daily, [], 0).kind).toBe("unknown");
    expect(openingOf(entryForTests({ alwaysOpen: true }), [], 0).kind).toBe("open");
  });

  it("is open at the moment at which it said it would open", () => {
    const day = fc.constantFrom(...WEEKDAYS);
    const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, "0")}:00`);
    const span = fc.record({ days: fc.uniqueArray(day, { minLength: 1 }), from: hour, to: hour });
    const now = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2027-01-01"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(fc.array(span, { minLength: 1 }), now, (open, time) => {
        const entry = entryForTests({ open });
        const opening = openingOf(entry, ["Etc/UTC"], time.getTime());
        if (opening.kind !== "closed" || opening.opens === undefined) return;
        const { inDays, at: clock } = opening.opens;
        const day = new Date(time);
        day.setUTCDate(day.getUTCDate() + inDays);
        const then = at(`${day.toISOString().slice(0, 10)}T${clock}Z`);

        expect(then).toBeGreaterThan(time.getTime());
        expect(openingOf(entry, ["Etc/UTC"], then).kind).toBe("open");
        expect(openingOf(entry, ["Etc/UTC"], then - 60_000).kind).toBe("closed");
      }),
    );
  });
});
