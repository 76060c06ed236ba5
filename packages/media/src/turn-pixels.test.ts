import { describe, expect, it } from "vitest";
import type { Orientation } from "./orientation.ts";
import { turnPixels } from "./turn-pixels.ts";

/** Six pixels named by a letter, three columns by two rows. */
const STORED = ["abc", "def"];

/** The same letters as a person should see them, by the pictures in Exif 2.32, tag 0x0112. */
const UPRIGHT: Record<Orientation, string[]> = {
  1: ["abc", "def"],
  2: ["cba", "fed"],
  3: ["fed", "cba"],
  4: ["def", "abc"],
  5: ["ad", "be", "cf"],
  6: ["da", "eb", "fc"],
  7: ["fc", "eb", "da"],
  8: ["cf", "be", "ad"],
};

const pixelsOf = (rows: string[]) => ({
  rgba: new Uint8ClampedArray(
    [...rows.join("")].flatMap((letter) => [letter.charCodeAt(0), 1, 2, 255]),
  ),
  width: rows[0]?.length ?? 0,
  height: rows.length,
});

describe("turnPixels", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)("turns orientation %i upright", (orientation) => {
    const turned = turnPixels(pixelsOf(STORED), orientation);

    expect(turned).toEqual(pixelsOf(UPRIGHT[orientation]));
  });

  it("turns pixels that begin between two words of their buffer", () => {
    const { rgba, width, height } = pixelsOf(STORED);
    const shifted = new Uint8ClampedArray(rgba.length + 1).subarray(1);
    shifted.set(rgba);

    const turned = turnPixels({ rgba: shifted, width, height }, 6);

    expect(turned).toEqual(pixelsOf(UPRIGHT[6]));
  });
});
