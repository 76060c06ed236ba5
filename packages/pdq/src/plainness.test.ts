import { describe, expect, it } from "vitest";
import { hashPhoto } from "./hash-photo.ts";
import { pdqHashFromBytes } from "./pdq-hash.ts";
import { judgePlainness, LEAST_QUALITY, LEAST_SET_BITS, MOST_SET_BITS } from "./plainness.ts";

/** A hash whose lowest `bits` bits are 1. */
function hashWithBits(bits: number) {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => {
    const ones = Math.min(8, Math.max(0, bits - 8 * (31 - at)));
    return (1 << ones) - 1;
  });
  return pdqHashFromBytes(bytes);
}

const good = { hash: hashWithBits(128), quality: 100 };

describe("judgePlainness", () => {
  it("calls quality 50 and 96 to 160 set bits usable", () => {
    expect([LEAST_QUALITY, LEAST_SET_BITS, MOST_SET_BITS]).toEqual([50, 96, 160]);
    for (const bits of [96, 128, 160]) {
      expect(judgePlainness({ hash: hashWithBits(bits), quality: 50 })).toEqual({ kind: "usable" });
    }
  });

  it.each([
    ["quality 49", { ...good, quality: 49 }, "low-quality"],
    ["a quality that is not a number", { ...good, quality: Number.NaN }, "low-quality"],
    ["95 set bits", { ...good, hash: hashWithBits(95) }, "too-few-bits"],
    ["161 set bits", { ...good, hash: hashWithBits(161) }, "too-many-bits"],
    ["low quality and too few bits", { hash: hashWithBits(0), quality: 0 }, "low-quality"],
  ])("calls %s too plain", (_, photo, why) => {
    expect(judgePlainness(photo)).toEqual({ kind: "too-plain", why });
  });

  it.each([0, 77, 255])("calls a photo of one grey, %i, too plain", (grey) => {
    const photo = { rgba: new Uint8Array(300 * 200 * 4).fill(grey), width: 300, height: 200 };

    expect(judgePlainness(hashPhoto(photo))).toEqual({ kind: "too-plain", why: "low-quality" });
  });
});
