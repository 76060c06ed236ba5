import * as pdq from "@holdfast/pdq";
import { expect, it } from "vitest";

/** A grey photo. */
const grey = (width: number, height: number) => ({
  rgba: new Uint8Array(width * height * 4).fill(128),
  width,
  height,
});

it("the package offers what its README names, and no more", () => {
  expect(Object.keys(pdq).sort()).toEqual([
    "LEAST_QUALITY",
    "LEAST_SET_BITS",
    "LEAST_SIDE",
    "MOST_SET_BITS",
    "READINGS",
    "UPRIGHT_FORMS",
    "hammingDistance",
    "hashPhoto",
    "hashPhotoDihedral",
    "hashPhotoFast",
    "hashReducedPhoto",
    "judgePlainness",
    "openRowHasher",
    "parsePdqHash",
    "pdqHashFromBytes",
    "pdqHashToBytes",
    "setBits",
  ]);
});

it("the README's example finds a brighter copy of a picture", () => {
  const [width, height] = [320, 200];
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      rgba.fill(100 + 60 * Math.sin((x * y) / 900) + 30 * Math.cos(x / 15 - y / 9), at, at + 4);
    }
  }
  const brighter = rgba.map((value) => value + 40);

  const { hash, quality } = pdq.hashPhoto({ rgba, width, height });
  const copy = pdq.hashPhoto({ rgba: brighter, width, height });

  expect(pdq.judgePlainness({ hash, quality })).toEqual({ kind: "usable" });
  expect(pdq.hammingDistance(hash, copy.hash)).toBeLessThanOrEqual(31);
});

it.each([pdq.hashPhoto, pdq.hashPhotoFast, pdq.hashPhotoDihedral])(
  "LEAST_SIDE is the least side that has a hash: %o",
  (hash) => {
    const least = pdq.LEAST_SIDE;

    expect(hash(grey(least, least)).quality).toBe(0);
    expect(() => hash(grey(least - 1, least))).toThrow(RangeError);
    expect(() => hash(grey(least, least - 1))).toThrow(RangeError);
  },
);
