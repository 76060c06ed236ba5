import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jpegWith } from "../../../vectors/media/containers.ts";
import { parseJpegHeader } from "./parse-jpeg-header.ts";

const jpeg = readFileSync(new URL("../../../vectors/media/jpeg-420.jpg", import.meta.url));

describe("parseJpegHeader", () => {
  it("takes neither size nor end from a thumbnail inside a segment", () => {
    const thumbnail = readFileSync(
      new URL("../../../vectors/media/jpeg-orientation-1.jpg", import.meta.url),
    );
    const file = jpegWith(jpeg, 0xed, thumbnail);

    const header = parseJpegHeader(file);

    expect(header).toMatchObject({ width: 144, height: 97 });
    expect(header?.still?.bytes.length).toBe(file.length);
  });

  it("passes over fill bytes and other bytes between segments, as libjpeg does", () => {
    const file = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0, 1, 2, 0xff, 0xff, 0xff]),
      jpeg.subarray(3),
    ]);

    expect(parseJpegHeader(file)).toMatchObject({ width: 144, height: 97 });
  });

  it("ends at the end of the image, whatever a phone puts behind it", () => {
    const file = Buffer.concat([jpeg, jpeg, Buffer.from("SEFT")]);

    expect(parseJpegHeader(file)?.still?.bytes.length).toBe(jpeg.length);
  });

  it("finds no still in a file without an end, though it knows the size", () => {
    const header = parseJpegHeader(jpeg.subarray(0, -2));

    expect(header).toMatchObject({ width: 144, height: 97, still: undefined });
  });

  it("finds no header in XMP that pretends to be a frame", () => {
    const file = jpegWith(
      Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
      0xe1,
      Buffer.from("http://ns.adobe.com/xap/1.0/\0\xff\xc0"),
    );

    expect(parseJpegHeader(file)).toBeUndefined();
  });
});
