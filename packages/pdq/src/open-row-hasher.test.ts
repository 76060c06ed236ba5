import { describe, expect, it } from "vitest";
import { hashPhoto } from "./hash-photo.ts";
import { hashPhotoDihedral } from "./hash-photo-dihedral.ts";
import { madeUpPhoto } from "./made-up-photo.contract.ts";
import { openRowHasher } from "./open-row-hasher.ts";

const photo = madeUpPhoto(120, 90, 4);
const rows = (from: number, to: number) => photo.rgba.subarray(from * 480, to * 480);

describe("openRowHasher", () => {
  it("answers as hashPhoto and hashPhotoDihedral do", () => {
    const [one, eight] = [openRowHasher(photo), openRowHasher(photo)];
    for (let row = 0; row < 90; row += 15) {
      one.take(rows(row, row + 15));
      eight.take(rows(row, row + 15));
    }

    expect(one.finish()).toEqual(hashPhoto(photo));
    expect(eight.finishDihedral()).toEqual(hashPhotoDihedral(photo));
  });

  it.each([
    [4, 5],
    [5, 4],
    [5.5, 10],
    [Number.NaN, 5],
    [Number.POSITIVE_INFINITY, 5],
  ])("refuses a photo of %d x %d pixels", (width, height) => {
    expect(() => openRowHasher({ width, height })).toThrow(RangeError);
  });

  it("refuses part of a row, and more rows than the photo has", () => {
    expect(() => openRowHasher(photo).take(new Uint8Array(479))).toThrow(RangeError);
    expect(() => openRowHasher(photo).take(new Uint8Array(91 * 480))).toThrow(RangeError);
  });

  it("refuses to answer while rows are missing, and once it has ended", () => {
    const early = openRowHasher(photo);
    early.take(rows(0, 89));
    expect(() => early.finish()).toThrow(RangeError);

    const ended = openRowHasher(photo);
    ended.take(rows(0, 90));
    ended.finish();
    expect(() => ended.finish()).toThrow(RangeError);
    expect(() => ended.take(rows(0, 1))).toThrow(RangeError);
    ended.discard();
    ended.discard();
  });

  it("leaves nothing of a discarded photo to the next one", () => {
    for (let at = 0; at < 3; at++) {
      const torn = openRowHasher({ width: 200, height: 200 });
      torn.take(madeUpPhoto(200, 31, 7).rgba);
      torn.discard();
    }

    const hasher = openRowHasher(photo);
    hasher.take(photo.rgba);

    expect(hasher.finish()).toEqual(hashPhoto(photo));
  });
});
