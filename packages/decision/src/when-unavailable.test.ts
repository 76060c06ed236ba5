import { expect, it } from "vitest";
import { whenUnavailable } from "./when-unavailable.ts";

it("holds when failing closed, and is unsure, not passing, when failing open", () => {
  expect(whenUnavailable("fail-closed")).toEqual({ kind: "hold", because: "unavailable" });
  expect(whenUnavailable("fail-open")).toEqual({ kind: "unsure", because: "unavailable" });
});
