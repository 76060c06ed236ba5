import { expect, it } from "vitest";
import { showMonth } from "./show-month.ts";

it("showMonth says no more than is known, whatever the clock of this machine", () => {
  expect(showMonth("2026-07", "en")).toBe("July 2026");
  expect(showMonth("2024-01", "en")).toBe("January 2024");
  expect(showMonth("2024", "en")).toBe("2024");
});
