import { expect, it } from "vitest";
import { WEEKDAYS } from "./help-entry.ts";
import { printedHours } from "./printed-hours.ts";

it("printedHours reads days, ranges over the end of a week, and hours for one way only", () => {
  expect(printedHours("Mon/Tue 16:00-22:00; Sat 9:00-14:00")).toEqual([
    { days: ["mon", "tue"], from: "16:00", to: "22:00" },
    { days: ["sat"], from: "09:00", to: "14:00" },
  ]);
  expect(printedHours("Sun-Thu 09:00-16:30")).toEqual([
    { days: ["mon", "tue", "wed", "thu", "sun"], from: "09:00", to: "16:30" },
  ]);
  expect(printedHours("Phone 24/7; chat 12:00-20:00")).toEqual([
    { days: [...WEEKDAYS], from: "00:00", to: "24:00", by: "phone" },
    { days: [...WEEKDAYS], from: "12:00", to: "20:00", by: "chat" },
  ]);
});

it.each([
  "Office hours",
  "Daily from 08:00",
  "Mon-Fri 9:00-17:00 (2017)",
  "Mon-Fri 08:30-16:00 Central Time (not holidays)",
  "24/7 in Finnish; other languages at set hours",
  "Hours differ between sources; check",
])("printedHours leaves %s alone", (text) => {
  expect(printedHours(text)).toBeNull();
});
