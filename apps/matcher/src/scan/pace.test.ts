import { expect, it } from "vitest";
import { paceOf, showPace } from "./pace.ts";

it("knows no time left before anything was done", () => {
  expect(paceOf(0, 10, 500)).toEqual({ rate: 0, secondsLeft: undefined });
  expect(showPace(paceOf(0, 10, 0), "files")).toBe("0.0 files a second");
});

it("knows the rate but no time left when nobody knows how much there is", () => {
  expect(showPace(paceOf(5_000, undefined, 1_000), "hashes")).toBe("5000 hashes a second");
});

it.each([
  [10, 5, 10_000, "1.0 files a second, 5 s left"],
  [400, 1_250, 40_000, "10 files a second, 2 min 5 s left"],
  [100, 73_800, 10_000, "10 files a second, 2 h 3 min left"],
  [7, 0, 1_000, "7.0 files a second, 0 s left"],
])("%i done and %i left after %i ms reads %s", (done, left, elapsed, shown) => {
  expect(showPace(paceOf(done, left, elapsed), "files")).toBe(shown);
});
