import { expect, it } from "vitest";
import { contactState, HOLD_ONLY_AFTER, STALE_AFTER } from "./contact-state.ts";

const then = 1_800_000_000_000;

it("acts for 24 hours, then only holds, and after 7 days acts no more", () => {
  expect(contactState(then, then)).toBe("fresh");
  expect(contactState(then, then + 24 * 3_600_000)).toBe("fresh");
  expect(contactState(then, then + 24 * 3_600_000 + 1)).toBe("hold-only");
  expect(contactState(then, then + 7 * 24 * 3_600_000)).toBe("hold-only");
  expect(contactState(then, then + 7 * 24 * 3_600_000 + 1)).toBe("stale");
});

it("is stale when the exchange never answered, or the times make no sense", () => {
  expect(contactState(Number.NEGATIVE_INFINITY, then)).toBe("stale");
  expect(contactState(Number.NaN, then)).toBe("stale");
});

it("does not trust a last contact far in the future, and forgives a small step of the clock", () => {
  expect(contactState(then, then - 1000)).toBe("fresh");
  expect(contactState(then, then - HOLD_ONLY_AFTER - 1)).toBe("hold-only");
  expect(contactState(then, then - STALE_AFTER - 1)).toBe("stale");
});
