import { expect, it } from "vitest";
import { breakerOpen } from "./breaker-open.ts";
import { decide } from "./decide.ts";
import type { MatchedListing } from "./matched-listing.ts";

const claimed = { state: "claimed", own: "none" } as const;

it("opens at the 21st upload an unconfirmed listing matches within the hour", () => {
  expect(breakerOpen(claimed, { uploads: 20, wasOpen: false })).toBe(false);
  expect(breakerOpen(claimed, { uploads: 21, wasOpen: false })).toBe(true);
  expect(breakerOpen({ ...claimed, state: "disputed" }, { uploads: 21, wasOpen: false })).toBe(
    true,
  );
});

it("stays open when the rush is over, until a review", () => {
  const quiet = { uploads: 0, wasOpen: true };

  expect(breakerOpen(claimed, quiet)).toBe(true);
  expect(breakerOpen({ ...claimed, own: "unsure" }, quiet)).toBe(true);
  expect(breakerOpen({ ...claimed, own: "intimate" }, quiet)).toBe(false);
  expect(breakerOpen({ ...claimed, state: "confirmed" }, quiet)).toBe(false);
});

it("never opens for a confirmed listing, however often it matches", () => {
  expect(breakerOpen({ ...claimed, state: "confirmed" }, { uploads: 1e6, wasOpen: false })).toBe(
    false,
  );
});

it("lets a viral picture listed in malice be held 20 times, then never again", () => {
  const listing: MatchedListing = {
    ...claimed,
    id: "a",
    list: "adult",
    grounds: "none",
    distance: 0,
  };
  let held = 0;
  let paused = false;

  for (let uploads = 1; uploads <= 500; uploads++) {
    paused = breakerOpen(listing, { uploads, wasOpen: paused });
    const decision = decide({ quality: 100, plain: false }, [{ ...listing, paused }], "fresh");
    if (decision.kind === "hold") held++;
  }

  expect(held).toBe(20);
});
