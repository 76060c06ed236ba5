import { afterEach, describe, expect, it, vi } from "vitest";
import { hammingDistance } from "./hamming-distance.ts";
import { hashPhoto } from "./hash-photo.ts";
import { hashReducedPhoto } from "./hash-reduced-photo.ts";
import type { RgbaPhoto } from "./rgba-photo.ts";

/** Soft shapes of many sizes, with something in every direction. */
function shapes(width: number, height: number): RgbaPhoto {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [u, v] = [(60 * x) / width, (60 * y) / height];
      const value = Math.sin(u * 0.9 + Math.cos(v * 0.31) * 3) + Math.sin(v * 1.1 - u * u * 0.02);
      rgba.fill(128 + 55 * value, at, at + 4);
    }
  }
  return { rgba, width, height };
}

/** Means of whole blocks, as a decoder makes them; the last ones of what is left. */
function reduced({ rgba, width, height }: RgbaPhoto, by: number): Uint8Array {
  const [across, down] = [Math.ceil(width / by), Math.ceil(height / by)];
  const out = new Uint8Array(across * down * 4);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across * 4; x++) {
      let [sum, count] = [0, 0];
      for (let row = y * by; row < Math.min(height, y * by + by); row++) {
        for (let column = (x >> 2) * by; column < Math.min(width, (x >> 2) * by + by); column++) {
          sum += rgba[(row * width + column) * 4 + (x & 3)]!;
          count++;
        }
      }
      out[y * across * 4 + x] = Math.round(sum / count);
    }
  }
  return out;
}

const photo = shapes(1_203, 1_001);
const full = { width: photo.width, height: photo.height };

describe("hashReducedPhoto", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each([
    { reducedBy: 1, most: 0 },
    { reducedBy: 2, most: 0 },
    { reducedBy: 4, most: 4 },
  ])("moves at most $most bits when reduced by $reducedBy", ({ reducedBy, most }) => {
    const answer = hashReducedPhoto({ rgba: reduced(photo, reducedBy), full, reducedBy })!;

    expect(answer.kernel).toBe("reduced");
    expect(hammingDistance(answer.hash, hashPhoto(photo).hash)).toBeLessThanOrEqual(most);
  });

  it("lies nearer to the full photo than a hash of the reduced one as it is", () => {
    const rgba = reduced(photo, 4);
    const exact = hashPhoto(photo).hash;

    const answer = hashReducedPhoto({ rgba, full, reducedBy: 4 })!;
    const asIs = hashPhoto({ rgba, width: 301, height: 251 });

    expect(hammingDistance(answer.hash, exact)).toBeLessThan(hammingDistance(asIs.hash, exact));
  });

  it.each([0, -1, 1.5, Number.NaN, 2])("refuses pixels that are not reduced by %d", (reducedBy) => {
    expect(() => hashReducedPhoto({ rgba: photo.rgba, full, reducedBy })).toThrow(RangeError);
  });

  it("has no answer for small photos and without a kernel", async () => {
    const small = { width: 100, height: 200 };
    const rgba = new Uint8Array(100 * 200 * 4);
    expect(hashReducedPhoto({ rgba, full: small, reducedBy: 1 })).toBeUndefined();

    vi.resetModules();
    vi.stubGlobal("WebAssembly", undefined);
    const without = await import("./hash-reduced-photo.ts");
    expect(without.hashReducedPhoto({ ...photo, full, reducedBy: 1 })).toBeUndefined();
  });
});
