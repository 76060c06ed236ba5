import type { RgbaPhoto } from "./rgba-photo.ts";

/** Whole numbers from 0 up to, not with, `below`; the same ones for the same seed. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * below);
  };
}

type Paint = (x: number, y: number) => number;

/**
 * A photo made from a seed, of one of eight kinds: grain, two that have many exactly equal
 * coefficients (gradients, stripes), blocks, waves, one colour, a few lit pixels, black and white.
 */
export function madeUpPhoto(width: number, height: number, seed: number): RgbaPhoto {
  const next = numbersFrom(seed);
  const paint = painter(next, width, height);
  const tint = [next(256), next(256), next(256), next(256)];
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const value = paint(x, y);
      for (let channel = 0; channel < 4; channel++) rgba[at + channel] = value + tint[channel]!;
    }
  }
  return { rgba, width, height };
}

function painter(next: (below: number) => number, width: number, height: number): Paint {
  const [a, b, c] = [1 + next(40), 1 + next(40), next(256)];
  const kinds: readonly Paint[] = [
    () => next(256),
    (x, y) => (a * x * 255) / (width * 40) + (b * y * 255) / (height * 40),
    (x, y) => (Math.floor(x / a) + Math.floor(y / b)) * 37,
    (x, y) => Math.imul(Math.floor(x / a) * 31 + Math.floor(y / b), 2654435761) >>> 24,
    (x, y) => 100 + 60 * Math.sin(x / a) + 60 * Math.cos(y / b) + next(30),
    () => c,
    () => (next(200) === 0 ? 255 : 0),
    () => (next(2) === 0 ? 255 : 0),
  ];
  return kinds[next(kinds.length)]!;
}
