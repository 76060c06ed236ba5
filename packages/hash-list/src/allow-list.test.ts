import { describe, expect, it } from "vitest";
import { allowList } from "./allow-list.ts";
import { nearHash, sampleHash } from "./store-contract/sample-claims.contract.ts";

const [flag, meme] = [sampleHash(0), sampleHash(1)];

describe("an allow list", () => {
  it("covers everything within an allowed hash's radius and nothing further", () => {
    const allowed = allowList();
    allowed.add({ hash: flag, radius: 20 });

    expect(allowed.covers(flag)).toBe(true);
    expect(allowed.covers(nearHash(flag, 20))).toBe(true);
    expect(allowed.covers(nearHash(flag, 21))).toBe(false);
  });

  it("keeps each hash's own radius, in whatever order they came", () => {
    for (const kept of [
      [
        { hash: flag, radius: 40 },
        { hash: meme, radius: 0 },
      ],
      [
        { hash: meme, radius: 0 },
        { hash: flag, radius: 40 },
      ],
    ]) {
      const allowed = allowList(kept);

      expect(allowed.covers(nearHash(flag, 40))).toBe(true);
      expect(allowed.covers(meme)).toBe(true);
      expect(allowed.covers(nearHash(meme, 1))).toBe(false);
    }
  });

  it("covers nothing while it is empty", () => {
    expect(allowList().covers(flag)).toBe(false);
  });

  it.each([-1, 41, 1.5, Number.NaN])("refuses a radius of %s bits", (radius) => {
    const allowed = allowList();

    expect(() => allowed.add({ hash: flag, radius })).toThrow(RangeError);
    expect(allowed.covers(flag)).toBe(false);
  });
});
