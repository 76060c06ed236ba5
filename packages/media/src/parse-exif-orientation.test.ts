import { describe, expect, it } from "vitest";
import { parseExifOrientation } from "./parse-exif-orientation.ts";

/** One directory with one entry, whose value is the orientation. */
function exif(orientation: number, { little = true, type = 3, tag = 0x0112 } = {}): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, tag, little);
  view.setUint16(12, type, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  return new Uint8Array(view.buffer);
}

describe("parseExifOrientation", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("reads %i in either byte order", (orientation) => {
    expect(parseExifOrientation(exif(orientation))).toBe(orientation);
    expect(parseExifOrientation(exif(orientation, { little: false }))).toBe(orientation);
  });

  it("reads a block that still has its JPEG preamble", () => {
    const block = new Uint8Array([...Buffer.from("Exif\0\0"), ...exif(6)]);

    expect(parseExifOrientation(block)).toBe(6);
  });

  it.each([0, 9, 255, 65535])("finds none in the value %i, which means nothing", (value) => {
    expect(parseExifOrientation(exif(value))).toBeUndefined();
  });

  it("finds none in an entry of another tag or type", () => {
    expect(parseExifOrientation(exif(6, { tag: 0x0110 }))).toBeUndefined();
    expect(parseExifOrientation(exif(6, { type: 4 }))).toBeUndefined();
  });

  it("finds none in a block cut off before the entry ends, and does not throw", () => {
    const block = exif(6);

    for (let length = 0; length < 22; length++) {
      expect(parseExifOrientation(block.subarray(0, length))).toBeUndefined();
    }
  });

  it("finds none where the directory is said to lie outside the block", () => {
    const block = exif(6);
    new DataView(block.buffer).setUint32(4, 0xffff_fff0, true);

    expect(parseExifOrientation(block)).toBeUndefined();
  });

  it("stops at the end of a block that claims more entries than it has", () => {
    const block = exif(6, { tag: 0x0110 });
    new DataView(block.buffer).setUint16(8, 65_535, true);

    expect(parseExifOrientation(block)).toBeUndefined();
  });
});
