import { expect, it } from "vitest";
import { hourIn } from "./hour-in.ts";

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

it("hourIn calls it night from 22:00 to 7:00 by the clocks of the country", () => {
  expect(hourIn(["Europe/London"], at("21:59"))).toBe("day");
  expect(hourIn(["Europe/London"], at("22:00"))).toBe("night");
  expect(hourIn(["Europe/London"], at("06:59"))).toBe("night");
  expect(hourIn(["Europe/London"], at("07:00"))).toBe("day");
  expect(hourIn(["Asia/Tokyo"], at("17:00"))).toBe("night");
});

it("hourIn says nothing where the clocks of a country differ, or none is known", () => {
  expect(hourIn(["America/New_York", "Pacific/Honolulu"], at("03:30"))).toBeUndefined();
  expect(hourIn(["America/New_York", "America/Chicago"], at("18:00"))).toBe("day");
  expect(hourIn([], at("03:00"))).toBeUndefined();
});
