import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPhoto } from "./hash-photo.ts";
import { hashPhotoDihedral } from "./hash-photo-dihedral.ts";
import { parsePdqHash } from "./pdq-hash.ts";
import type { RgbaPhoto } from "./rgba-photo.ts";

/** Photos of 5 to 150 pixels a side, some exactly 64, with pixels from a seed. */
const anyPhoto: fc.Arbitrary<RgbaPhoto> = fc
  .tuple(
    fc.oneof(fc.constant(64), fc.integer({ min: 5, max: 150 })),
    fc.oneof(fc.constant(64), fc.integer({ min: 5, max: 150 })),
    fc.integer({ min: 1 }),
  )
  .map(([width, height, seed]) => speckledPhoto(width, height, seed));

function speckledPhoto(width: number, height: number, seed: number): RgbaPhoto {
  let state = seed;
  const rgba = Uint8Array.from({ length: width * height * 4 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 24;
  });
  return { rgba, width, height };
}

describe.each([
  { name: "hashPhoto", hash: (photo: RgbaPhoto): unknown => hashPhoto(photo) },
  { name: "hashPhotoDihedral", hash: (photo: RgbaPhoto): unknown => hashPhotoDihedral(photo) },
])("$name", ({ hash }) => {
  it("ignores alpha", () => {
    fc.assert(
      fc.property(anyPhoto, (photo) => {
        const opaque = photo.rgba.map((value, at) => (at % 4 === 3 ? 255 : value));

        expect(hash({ ...photo, rgba: opaque })).toEqual(hash(photo));
      }),
      { numRuns: 20 },
    );
  });

  it("takes clamped bytes and a view into a larger buffer alike, and changes neither", () => {
    const photo = speckledPhoto(70, 50, 1);
    const before = [...photo.rgba];
    const larger = new Uint8Array(photo.rgba.length + 20);
    larger.set(photo.rgba, 9);
    const view = larger.subarray(9, 9 + photo.rgba.length);

    const expected = hash(photo);

    expect(hash({ ...photo, rgba: Uint8ClampedArray.from(photo.rgba) })).toEqual(expected);
    expect(hash({ ...photo, rgba: view })).toEqual(expected);
    expect([...photo.rgba]).toEqual(before);
    expect([...view]).toEqual(before);
  });

  it.each([
    [4, 5],
    [5, 4],
    [0, 0],
    [-5, -5],
    [5.5, 10],
    [Number.NaN, 5],
    [Number.POSITIVE_INFINITY, 5],
  ])("refuses a photo of %d x %d pixels", (width, height) => {
    const rgba = new Uint8Array(
      Math.abs(width * height * 4) < 1e6 ? Math.abs(width * height * 4) : 0,
    );

    expect(() => hash({ rgba, width, height })).toThrow(RangeError);
  });

  it.each([
    ["no byte", 0],
    ["a byte too few", 399],
    ["a byte too many", 401],
    ["three bytes a pixel", 300],
  ])("refuses %s for 10 x 10 pixels", (_, length) => {
    expect(() => hash({ rgba: new Uint8Array(length), width: 10, height: 10 })).toThrow(RangeError);
  });
});

describe("hashPhoto", () => {
  it("gives a hash in its text form and a quality from 0 to 100", () => {
    fc.assert(
      fc.property(anyPhoto, (photo) => {
        const { hash, quality } = hashPhoto(photo);

        expect(parsePdqHash(hash)).toBe(hash);
        expect(Number.isInteger(quality) && quality >= 0 && quality <= 100).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("gives what hashPhotoDihedral calls original, 64 x 64 pixels included", () => {
    fc.assert(
      fc.property(anyPhoto, (photo) => {
        const { hashes, quality, kernel } = hashPhotoDihedral(photo);

        expect({ hash: hashes.original, quality, kernel }).toEqual(hashPhoto(photo));
      }),
      { numRuns: 20 },
    );
  });
});
