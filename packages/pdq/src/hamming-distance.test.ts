import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hammingDistance, setBits } from "./hamming-distance.ts";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "./pdq-hash.ts";

const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(pdqHashFromBytes);
const noBits = pdqHashFromBytes(new Uint8Array(32));
const allBits = pdqHashFromBytes(new Uint8Array(32).fill(255));

describe("hammingDistance", () => {
  it("is the number of set bits of the exclusive or", () => {
    fc.assert(
      fc.property(anyHash, anyHash, (a, b) => {
        const bytesOfB = pdqHashToBytes(b);
        const differing = pdqHashToBytes(a).map((byte, at) => byte ^ bytesOfB[at]!);

        const ones = [...differing].map((byte) => byte.toString(2).replaceAll("0", "").length);

        expect(hammingDistance(a, b)).toBe(ones.reduce((sum, count) => sum + count));
      }),
    );
  });

  it("is the same both ways, and 0 only to itself", () => {
    fc.assert(
      fc.property(anyHash, anyHash, (a, b) => {
        expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
        expect(hammingDistance(a, b) === 0).toBe(a === b);
        expect(hammingDistance(a, a)).toBe(0);
      }),
    );
  });

  it("is never longer than a way round", () => {
    fc.assert(
      fc.property(anyHash, anyHash, anyHash, (a, b, c) => {
        expect(hammingDistance(a, c)).toBeLessThanOrEqual(
          hammingDistance(a, b) + hammingDistance(b, c),
        );
      }),
    );
  });

  it("is 1 for each single bit flipped, wherever it lies", () => {
    for (let bit = 0; bit < 256; bit++) {
      const bytes = new Uint8Array(32);
      bytes[bit >> 3] = 1 << (bit & 7);

      expect(hammingDistance(noBits, pdqHashFromBytes(bytes))).toBe(1);
    }
  });

  it("is 256 at most", () => {
    expect(hammingDistance(noBits, allBits)).toBe(256);
  });
});

describe("setBits", () => {
  it("is the distance to the hash without any", () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        expect(setBits(hash)).toBe(hammingDistance(hash, noBits));
      }),
    );
  });
});

describe("hammingDistance and setBits", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["digits in a list", [..."0".repeat(64)]],
    ["a hash in a list", ["0".repeat(64)]],
    ["no text", ""],
    ["a digit too few", "0".repeat(63)],
    ["a digit too many", "0".repeat(65)],
    ["upper case", "F".repeat(64)],
    ["another letter at the end", `${"0".repeat(63)}g`],
    ["a space at the beginning", ` ${"0".repeat(63)}`],
    ["a letter beyond ASCII", `${"0".repeat(40)}é${"0".repeat(23)}`],
    ["half a character", `\ud83d${"0".repeat(63)}`],
  ])("refuse %s, which nobody has looked at, as pdqHashToBytes does", (_, given) => {
    const hash = given as PdqHash;
    const error = new RangeError(
      "Cannot read a PDQ hash: expected 64 lower-case hexadecimal digits",
    );

    expect(() => hammingDistance(hash, noBits)).toThrow(error);
    expect(() => hammingDistance(noBits, hash)).toThrow(error);
    expect(() => setBits(hash)).toThrow(error);
    expect(() => pdqHashToBytes(hash)).toThrow(error);
  });
});
