import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hammingDistance, setBits } from "./hamming-distance.ts";
import { pdqHashFromBytes, pdqHashToBytes } from "./pdq-hash.ts";

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
