import { expect, it } from "vitest";
import type { Decision } from "./decide.ts";
import { treatment } from "./treatment.ts";

const adult = { list: "adult", listing: "a", distance: 0 } as const;
const child = { list: "under-18", listing: "a", distance: 0 } as const;

it("hides an adult picture that is held, and refuses one that is blocked", () => {
  expect(treatment({ kind: "hold", because: "claimed", ...adult }).kind).toBe(
    "hide-until-reviewed",
  );
  expect(treatment({ kind: "block", because: "own-review", ...adult }).kind).toBe("refuse");
});

it("restricts and preserves an under-18 picture, held or blocked, and never refuses it", () => {
  const decisions: readonly Decision[] = [
    { kind: "hold", because: "claimed", ...child },
    { kind: "block", because: "analyst-review", ...child },
  ];

  for (const decision of decisions) {
    expect(treatment(decision)).toEqual({
      kind: "restrict-and-preserve",
      preview: "blurred-and-off",
      duties: ["trained-reviewer", "report-by-law", "report-number"],
    });
  }
});

it("hides what is held because no list could be asked", () => {
  expect(treatment({ kind: "hold", because: "unavailable" }).kind).toBe("hide-until-reviewed");
});

it("leaves a passed upload alone, and an unsure one to the platform's own rules", () => {
  expect(treatment({ kind: "pass" }).kind).toBe("leave");
  expect(treatment({ kind: "unsure", because: "stale" }).kind).toBe("own-rules");
});
