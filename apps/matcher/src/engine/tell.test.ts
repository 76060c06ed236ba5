import type { Decision } from "@holdfast/decision";
import { describe, expect, it } from "vitest";
import { tell } from "./tell.ts";

const led = { list: "adult", listing: "a", distance: 3 } as const;
const HOLD: Decision = { kind: "hold", because: "claimed", ...led };
const BLOCK: Decision = { kind: "block", because: "own-review", ...led };
const PASS: Decision = { kind: "pass" };
const STALE: Decision = { kind: "unsure", because: "stale" };

describe("tell", () => {
  it("leaves the first decision to the answer the platform gets", () => {
    expect(tell(undefined, HOLD, false)).toEqual({ standing: HOLD, told: HOLD, news: [] });
  });

  it("tells each change once", () => {
    const changed = tell({ standing: HOLD, told: HOLD }, BLOCK, false);
    const again = tell(changed, BLOCK, false);

    expect(changed.news).toEqual([{ change: "block", decision: BLOCK, dry: false }]);
    expect(again.news).toEqual([]);
  });

  it("keeps a hold while nobody can be asked about it", () => {
    const outcome = tell({ standing: HOLD, told: HOLD }, STALE, false);

    expect(outcome).toEqual({ standing: HOLD, told: HOLD, news: [] });
  });

  describe("in a dry run", () => {
    it("tells the platform to pass, and notes what it would have told", () => {
      const first = tell(undefined, PASS, true);
      const later = tell(first, HOLD, true);

      expect(later).toEqual({
        standing: HOLD,
        told: PASS,
        news: [{ change: "hold", decision: HOLD, dry: true }],
      });
      expect(tell(later, HOLD, true).news).toEqual([]);
    });

    it("really releases what was held before it began", () => {
      const outcome = tell({ standing: HOLD, told: HOLD }, PASS, true);

      expect(outcome.told).toEqual(PASS);
      expect(outcome.news).toEqual([{ change: "release", decision: PASS, dry: false }]);
    });

    it("does not block what was held before it began", () => {
      const outcome = tell({ standing: HOLD, told: HOLD }, BLOCK, true);

      expect(outcome.told).toEqual(HOLD);
      expect(outcome.news).toEqual([{ change: "block", decision: BLOCK, dry: true }]);
    });
  });

  it("tells what a dry run only noted, once it is over", () => {
    const outcome = tell({ standing: HOLD, told: PASS }, HOLD, false);

    expect(outcome.news).toEqual([{ change: "hold", decision: HOLD, dry: false }]);
  });
});
