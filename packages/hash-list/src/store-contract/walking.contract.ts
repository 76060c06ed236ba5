import fc from "fast-check";
import { describe, it } from "vitest";
import { DAY, DEFAULT_POLICY } from "../policy.ts";
import type { FreshStore } from "./acts.contract.ts";
import { RandomWalk, type Step } from "./random-walk.contract.ts";

const POLICY = { ...DEFAULT_POLICY, adultTerm: 60 * DAY };

/** Few of everything, so that steps meet often. */
const which = fc.nat({ max: 3 });
const picture = fc.record({ picture: which, list: fc.constantFrom("adult", "under-18") });
const claims = fc.array(picture, { minLength: 1, maxLength: 3 });
const verdict = fc.constantFrom("intimate", "not-intimate", "unsure");
const did = fc.constantFrom("held", "blocked");
const most = fc.integer({ min: 1, max: 4 });
const hours = fc.nat({ max: DAY / 2 });
const weeks = fc.nat({ max: 40 * DAY });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant("open"), claims }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("add"), to: which, claims }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("renew"), of: which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("withdraw"), of: which }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant("review"), by: which, of: which, verdict }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("analyse"), of: which, verdict }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("sight"), by: which, of: which, did }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("revoke"), by: which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("wait"), passed: hours }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("wait"), passed: weeks }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant("sequence"), most }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("follow"), most }) },
);

/** Random days in the life of an exchange. */
export function walkingContract(fresh: FreshStore): void {
  describe("after whatever happens", () => {
    it("whoever followed knows what whoever starts now reads, and both know what is so", {
      timeout: 60_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
          const walk = await RandomWalk.begin(await fresh(POLICY), POLICY);
          for (const each of steps) await walk.take(each);
          await walk.end();
        }),
        { numRuns: 40 },
      );
    });
  });
}
