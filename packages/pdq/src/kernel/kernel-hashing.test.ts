import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hashing } from "../hashing.ts";
import { madeUpPhoto, numbersFrom } from "../made-up-photo.contract.ts";
import type { RgbaPhoto } from "../rgba-photo.ts";
import { typescriptHashing } from "../typescript-hashing.ts";
import { kernelHashing } from "./kernel-hashing.ts";

/** Set HOLDFAST_FUZZED_PHOTOS to 100000 for the long run: some minutes. */
const FUZZED = Number(process.env["HOLDFAST_FUZZED_PHOTOS"] ?? 2_000);
const SIDES = 296; // 5 to 300

function answers(hashing: Hashing | undefined, { rgba }: RgbaPhoto, withForms = true) {
  if (hashing === undefined) throw new Error("Cannot hash: no kernel");
  hashing.take(rgba);
  const quality = hashing.finish();
  const all = { quality, hash: hashing.hash(), forms: withForms && hashing.forms() };
  hashing.wipe();
  return all;
}

function expectSame(photo: RgbaPhoto): void {
  expect(answers(kernelHashing(photo), photo)).toEqual(answers(typescriptHashing(photo), photo));
}

describe("kernelHashing", () => {
  it(`gives the TypeScript's bits for ${FUZZED} made-up photos of every side from 5 to 300`, () => {
    for (let seed = 0; seed < FUZZED; seed++) {
      const next = numbersFrom(seed);
      const [side, other] = [5 + (seed % SIDES), 5 + next(SIDES)];
      const [width, height] = next(2) === 0 ? [side, other] : [other, side];
      const photo = madeUpPhoto(width, height, seed);

      // The forms cost as much again as all the rest.
      const withForms = seed % 8 === 0;
      const kernel = answers(kernelHashing(photo), photo, withForms);
      const typescript = answers(typescriptHashing(photo), photo, withForms);

      if (JSON.stringify(kernel) !== JSON.stringify(typescript)) {
        expect({ seed, width, height, ...kernel }).toEqual({ seed, width, height, ...typescript });
      }
    }
  }, 3_600_000);

  it.each([
    [5, 5_000],
    [5_000, 5],
    [7, 50_000],
    [50_000, 7],
    [127, 1_025],
    [129, 1_023],
    [1_921, 403],
    [403, 1_921],
    [2_000, 1_501],
    [64, 65],
    [65, 64],
    [64, 64],
  ])(
    "gives the TypeScript's bits for %i x %i pixels",
    (width, height) => {
      for (let seed = 1; seed <= 3; seed++) expectSame(madeUpPhoto(width, height, seed));
    },
    60_000,
  );

  it("gives the same wherever rows are cut into strips", () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 5, max: 300 }),
          height: fc.integer({ min: 5, max: 300 }),
          seed: fc.integer({ min: 0 }),
          strips: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 40 }),
        }),
        ({ width, height, seed, strips }) => {
          const photo = madeUpPhoto(width, height, seed);
          const inStrips = kernelHashing(photo)!;
          let row = 0;
          for (const rows of [...strips, height]) {
            const end = Math.min(height, row + rows);
            inStrips.take(photo.rgba.subarray(row * width * 4, end * width * 4));
            row = end;
          }
          const quality = inStrips.finish();
          const hash = inStrips.hash();
          inStrips.wipe();

          const whole = answers(kernelHashing(photo), photo);
          expect({ quality, hash }).toEqual({ quality: whole.quality, hash: whole.hash });
        },
      ),
      { numRuns: 200 },
    );
  });

  it("hashes two photos side by side", () => {
    const [one, two] = [madeUpPhoto(200, 100, 1), madeUpPhoto(70, 300, 2)];
    const first = kernelHashing(one)!;
    const second = kernelHashing(two)!;

    first.take(one.rgba.subarray(0, 200 * 4 * 50));
    second.take(two.rgba);
    first.take(one.rgba.subarray(200 * 4 * 50));
    const got = [second.finish(), second.hash(), first.finish(), first.hash()];
    first.wipe();
    second.wipe();

    const [a, b] = [answers(typescriptHashing(one), one), answers(typescriptHashing(two), two)];
    expect(got).toEqual([b.quality, b.hash, a.quality, a.hash]);
  });
});
