import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxAlongRow, boxDownColumns, boxWindow } from "./box-filter.ts";
import { lendScratch } from "./scratch.ts";

const luma = fc.double({ min: 0, max: 255, noNaN: true });

/** A row and a window that fits into it. */
const rowAndWindow = fc
  .array(luma, { minLength: 1, maxLength: 60 })
  .chain((row) =>
    fc.tuple(fc.constant(Float32Array.from(row)), fc.integer({ min: 1, max: row.length })),
  );

describe("boxWindow", () => {
  it.each([
    [5, 1],
    [128, 1],
    [129, 2],
    [1024, 8],
    [4032, 32],
  ])("averages a side of %i pixels over %i", (side, window) => {
    expect(boxWindow(side)).toBe(window);
  });
});

describe("boxAlongRow", () => {
  it("averages up to the edges over what is left of the window", () => {
    const blurred = new Float32Array(6);

    boxAlongRow(Float32Array.of(1, 2, 3, 4, 5, 6), blurred, 4);

    // One pixel behind, two ahead.
    expect([...blurred]).toEqual([2, 2.5, 3.5, 4.5, 5, 5.5]);
  });

  it("stays within rounding of the plain mean", () => {
    fc.assert(
      fc.property(rowAndWindow, ([row, window]) => {
        const blurred = new Float32Array(row.length);

        boxAlongRow(row, blurred, window);

        const ahead = Math.floor(window / 2);
        for (const [x, value] of blurred.entries()) {
          const inWindow = row.slice(Math.max(0, x + ahead - window + 1), x + ahead + 1);
          const mean = inWindow.reduce((sum, each) => sum + each, 0) / inWindow.length;
          expect(Math.abs(value - mean)).toBeLessThan(0.01);
        }
      }),
    );
  });
});

describe("boxDownColumns", () => {
  it("gives each column, to the last bit, what boxAlongRow gives it laid flat", () => {
    fc.assert(
      fc.property(rowAndWindow, fc.integer({ min: 1, max: 5 }), ([column, window], width) => {
        // Column x is the same one moved down by x places, so that columns cannot be confused.
        const columns = Array.from({ length: width }, (_, x) =>
          column.map((_value, y) => column[(y + x) % column.length]!),
        );
        const got = columns.map((): number[] => []);

        const box = boxDownColumns(width, window, lendScratch().scratch, (row) => {
          for (const [x, value] of row.entries()) got[x]!.push(value);
        });
        for (let y = 0; y < column.length; y++) {
          box.take(Float32Array.from(columns, (each) => each[y]!));
        }
        box.finish();

        const flat = columns.map((each) => {
          const blurred = new Float32Array(each.length);
          boxAlongRow(each, blurred, window);
          return [...blurred];
        });
        expect(got).toEqual(flat);
      }),
    );
  });
});
