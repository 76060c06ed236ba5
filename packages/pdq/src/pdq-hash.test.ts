import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PdqHash, parsePdqHash, pdqHashFromBytes, pdqHashToBytes } from "./pdq-hash.ts";

const bytesOfHash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });

describe("pdqHashFromBytes and pdqHashToBytes", () => {
  it("undo each other", () => {
    fc.assert(
      fc.property(bytesOfHash, (bytes) => {
        expect(pdqHashToBytes(pdqHashFromBytes(bytes))).toEqual(bytes);
      }),
    );
  });

  it("keep the order of the text: the first byte is the first two digits", () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => at);

    expect(pdqHashFromBytes(bytes)).toBe(
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
    );
  });

  it.each([0, 31, 33, 64])("refuse %i bytes", (length) => {
    expect(() => pdqHashFromBytes(new Uint8Array(length))).toThrow(RangeError);
  });

  it.each(["", "0".repeat(63), "0".repeat(65), "F".repeat(64), "g".repeat(64)])(
    'refuse the text "%s", which nobody has looked at',
    (text) => {
      expect(() => pdqHashToBytes(text as PdqHash)).toThrow(RangeError);
    },
  );
});

describe("parsePdqHash", () => {
  it("takes 64 lower-case hexadecimal digits as they are", () => {
    fc.assert(
      fc.property(digits(64), (text) => {
        expect(parsePdqHash(text)).toBe(text);
      }),
    );
  });

  it("takes every hash of the reference's two lists", () => {
    const lines = ["needles.txt", "haystack.txt"].flatMap((name) =>
      readFileSync(new URL(`../../../vectors/pdq/${name}`, import.meta.url), "utf8")
        .trim()
        .split(/\r?\n/),
    );

    expect(lines).toHaveLength(1450);
    expect(lines.filter((line) => parsePdqHash(line) === undefined)).toEqual([]);
  });

  it("refuses digits that are too few or too many", () => {
    const otherLength = fc.nat(200).filter((length) => length !== 64);
    fc.assert(
      fc.property(otherLength.chain(digits), (text) => {
        expect(parsePdqHash(text)).toBeUndefined();
      }),
    );
  });

  it("refuses any one character that is not a lower-case digit", () => {
    const stray = fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(
        digits(64),
        fc.nat(63),
        stray.filter((unit) => !/^[0-9a-f]$/.test(unit)),
        (text, at, unit) => {
          expect(parsePdqHash(text.slice(0, at) + unit + text.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    ["upper case", "F".repeat(64)],
    ["a prefix", `0x${"f".repeat(62)}`],
    ["a line end", `${"f".repeat(64)}\n`],
    ["a space before", ` ${"f".repeat(64)}`],
    ["nothing", ""],
    ["a hash in a list", ["f".repeat(64)] as unknown as string],
  ])("refuses %s", (_, text) => {
    expect(parsePdqHash(text)).toBeUndefined();
  });
});
