import { expect, it } from "vitest";
import { opensWhen, showSpan, showWeekday } from "./show-hours.ts";

const span = (days: Parameters<typeof showSpan>[0]["days"]) =>
  showSpan({ days, from: "09:00", to: "17:00" }, "en");

it("showSpan puts days that follow each other in one row, over the end of a week too", () => {
  expect(span(["mon", "tue", "wed", "thu", "fri"])).toBe("Mon–Fri 09:00–17:00");
  expect(span(["mon", "wed", "fri"])).toBe("Mon, Wed, Fri 09:00–17:00");
  expect(span(["mon", "tue", "wed", "thu", "sun"])).toBe("Sun–Thu 09:00–17:00");
  expect(span(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).toBe("Mon–Sun 09:00–17:00");
});

it("showWeekday names days in the reader's language", () => {
  expect(showWeekday("mon", "en", "long")).toBe("Monday");
  expect(showWeekday("sun", "en", "short")).toBe("Sun");
});

it("opensWhen tells today from tomorrow and from later", () => {
  const when = (inDays: number) => opensWhen({ inDays, day: "mon", at: "09:00" });

  expect([0, 1, 2, 7].map(when)).toEqual(["today", "tomorrow", "day", "day"]);
});
