import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hashPhoto } from "./hash-photo.ts";
import type { RgbaPhoto } from "./rgba-photo.ts";

interface PixelBuffer {
  readonly pattern: "noise" | "grad" | "blocks" | "xor";
  readonly width: number;
  readonly height: number;
  readonly sha256Rgba: string;
  readonly hash: string;
  readonly quality: number;
}

const golden = new URL("../../../vectors/pdq/golden.json", import.meta.url);
const { pixelBuffers }: { pixelBuffers: readonly PixelBuffer[] } = JSON.parse(
  readFileSync(golden, "utf8"),
);

/** Red, green and blue at x, y; an array of bytes keeps the lowest 8 bits of each. */
type Paint = (x: number, y: number) => readonly [number, number, number];

/** The four patterns as `vectors/pdq/README.md` describes them. */
function painter({ pattern, width, height }: PixelBuffer): Paint {
  switch (pattern) {
    case "noise": {
      let state = 2463534242;
      const next = () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state;
      };
      return () => [next(), next(), next()];
    }
    case "grad":
      return (x, y) => [
        (x * 255) / (width - 1),
        (y * 255) / (height - 1),
        ((x + y) * 255) / (width + height - 2),
      ];
    case "blocks":
      return (x, y) => {
        const block = 16 * Math.floor((x * 16) / width) + Math.floor((y * 16) / height) + 1;
        const value = Math.imul(block, 2654435761);
        return [value, value >>> 8, value >>> 16];
      };
    case "xor":
      return (x, y) => [x ^ y, 3 * x + 5 * y, (x * x + y * y) >> 5];
  }
}

function paintPhoto(buffer: PixelBuffer): RgbaPhoto {
  const { width, height } = buffer;
  const paint = painter(buffer);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [red, green, blue] = paint(x, y);
      rgba[at] = red;
      rgba[at + 1] = green;
      rgba[at + 2] = blue;
    }
  }
  return { rgba, width, height };
}

describe("hashPhoto on the reference's pixel patterns", () => {
  it("has 64 patterns to replay", () => {
    expect(pixelBuffers).toHaveLength(64);
  });

  it.each(pixelBuffers)(
    "gives the reference's hash and quality for $pattern $width x $height",
    {
      timeout: 60_000,
    },
    (buffer) => {
      const photo = paintPhoto(buffer);

      expect(createHash("sha256").update(photo.rgba).digest("hex")).toBe(buffer.sha256Rgba);
      expect(hashPhoto(photo)).toEqual({
        hash: buffer.hash,
        quality: buffer.quality,
        kernel: "exact",
      });
    },
  );
});
