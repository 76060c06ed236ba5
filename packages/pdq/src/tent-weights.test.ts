import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxAlongRow, boxWindow } from "./box-filter.ts";
import { cellCentre } from "./shrink-to-grid.ts";
import { tentWeights } from "./tent-weights.ts";

const side = fc.integer({ min: 5, max: 700 });
const row = side.chain((length) =>
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: length, maxLength: length }),
);

describe("tentWeights", () => {
  it("sums a row to what two passes of the box give at each cell's centre", () => {
    fc.assert(
      fc.property(row, (pixels) => {
        const once = new Float32Array(pixels.length);
        const twice = new Float32Array(pixels.length);
        boxAlongRow(Float32Array.from(pixels), once, boxWindow(pixels.length));
        boxAlongRow(once, twice, boxWindow(pixels.length));

        for (const [cell, { first, weights }] of tentWeights(pixels.length).entries()) {
          const sum = weights.reduce((all, weight, i) => all + weight * pixels[first + i]!, 0);
          expect(Math.abs(sum - twice[cellCentre(cell, pixels.length)]!)).toBeLessThan(0.01);
        }
      }),
    );
  }, 60_000);

  it("gives a reduced pixel the weights of the block it stands for", () => {
    fc.assert(
      fc.property(side, fc.constantFrom(2, 3, 4, 8), (full, reducedBy) => {
        const wide = tentWeights(full);

        for (const [cell, tent] of tentWeights(full, { reducedBy }).entries()) {
          const blocks = new Float64Array(Math.ceil(full / reducedBy));
          for (const [i, weight] of wide[cell]!.weights.entries()) {
            blocks[Math.floor((wide[cell]!.first + i) / reducedBy)]! += weight;
          }
          const spread = new Float64Array(blocks.length);
          spread.set(tent.weights, tent.first);
          const off = spread.map((weight, i) => Math.abs(weight - blocks[i]!));
          expect(Math.max(...off)).toBeLessThan(1e-12);
        }
      }),
    );
  }, 60_000);

  it("from the end, gives a sample the weights of its pixels counted from there", () => {
    fc.assert(
      fc.property(side, fc.constantFrom(1, 2, 3, 8), (full, reducedBy) => {
        const ahead = tentWeights(full);

        for (const [cell, tent] of tentWeights(full, { reducedBy, fromEnd: true }).entries()) {
          const samples = new Float64Array(Math.ceil(full / reducedBy));
          for (const [i, weight] of ahead[cell]!.weights.entries()) {
            samples[Math.floor((full - 1 - ahead[cell]!.first - i) / reducedBy)]! += weight;
          }
          const spread = new Float64Array(samples.length);
          spread.set(tent.weights, tent.first);
          const off = spread.map((weight, i) => Math.abs(weight - samples[i]!));
          expect(Math.max(...off)).toBeLessThan(1e-12);
        }
      }),
    );
  }, 60_000);
});
