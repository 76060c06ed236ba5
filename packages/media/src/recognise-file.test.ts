import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseFile } from "./recognise-file.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const branded = (...brands: string[]) =>
  latin1(
    `\0\0\0${String.fromCharCode(12 + 4 * brands.length)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join("")}`,
  );

describe("recogniseFile", () => {
  it.each([
    ["jpeg", latin1("\xff\xd8\xff\xe0\0\x10JFIF")],
    ["png", latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    ["webp", latin1("RIFF\x10\0\0\0WEBPVP8 ")],
    ["avif", branded("avif", "mif1", "miaf")],
    ["avif", branded("mif1", "avif", "miaf")],
    ["avif", branded("avis", "avif", "msf1", "iso8")],
    ["heic", branded("heic", "mif1")],
    ["heic", branded("mif1", "heix")],
    ["heic", branded("hevc", "msf1")],
    ["video", branded("avis", "msf1", "iso8")],
    ["video", branded("mp42", "isom")],
    ["video", branded("qt  ")],
    ["video", branded("3gp5", "isom")],
    ["video", latin1("\0\0\x10\0moov\0\0\0\0mvhd")],
    ["video", latin1("\0\0\0\x08wide\0\0\0\0mdat")],
    ["video", latin1("\x1a\x45\xdf\xa3\x9f\x42\x86")],
    ["video", latin1("RIFF\x10\0\0\0AVI LIST")],
    ["gif", latin1("GIF87a")],
    ["gif", latin1("GIF89a")],
    ["pdf", latin1("%PDF-1.4\n")],
    ["tiff", latin1("II*\0\x08\0\0\0")],
    ["tiff", latin1("MM\0*\0\0\0\x08")],
    ["bmp", latin1("BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0")],
    ["svg", latin1('<svg xmlns="http://www.w3.org/2000/svg">')],
    ["svg", latin1('\xef\xbb\xbf\n<?xml version="1.0"?><!-- made by hand --><svg>')],
    ["svg", latin1("<!DOCTYPE svg PUBLIC><svg>")],
    ["unknown", latin1("<!doctype html><svg></svg>")],
    ["unknown", latin1('<?xml version="1.0"?><rss></rss>')],
    ["unknown", latin1("BMW is a maker of cars and motorcycles")],
    ["unknown", latin1("RIFF\x10\0\0\0WAVEfmt ")],
    ["unknown", branded("M4A ")],
    ["unknown", branded("jxl ")],
    ["unknown", latin1("\xff\xd8")],
    ["empty", new Uint8Array(0)],
  ])("answers %s", (kind, bytes) => {
    const found = recogniseFile(bytes);

    expect(found).toBe(kind);
  });

  it("calls a file that is two things what it begins as", () => {
    const pictureWithDocument = latin1("\xff\xd8\xff\xfe\0\x12%PDF-1.7 <svg> GIF89a");

    expect(recogniseFile(pictureWithDocument)).toBe("jpeg");
  });

  it("answers for any bytes at all, whatever promising start they have", () => {
    const starts = ["", "RIFF", "\0\0\0\x18ftyp", "\0\0\0\x18ftypavif", "BM", "<?xml", "GIF8"];
    const file = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 64 }));

    fc.assert(
      fc.property(file, ([start, rest]) => {
        const bytes = new Uint8Array([...latin1(start), ...rest]);

        expect(typeof recogniseFile(bytes)).toBe("string");
      }),
    );
  });
});
