import type { Orientation } from "./orientation.ts";

interface Pixels {
  readonly rgba: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Turns pixels as their orientation asks; 5 to 8 exchange width and height. Answers a copy. */
export function turnPixels({ rgba, width, height }: Pixels, orientation: Orientation): Pixels {
  const from = wordsOf(rgba);
  const isExchanged = orientation >= 5;
  const turnedWidth = isExchanged ? height : width;
  const turnedHeight = isExchanged ? width : height;
  const to = new Uint32Array(from.length);

  const { origin, right, down } = STEPS[orientation](width, height);
  let at = 0;
  for (let y = 0; y < turnedHeight; y++) {
    let read = origin + y * down;
    for (let x = 0; x < turnedWidth; x++) {
      to[at] = from[read]!;
      at += 1;
      read += right;
    }
  }
  return { rgba: new Uint8ClampedArray(to.buffer), width: turnedWidth, height: turnedHeight };
}

/** Where reading begins, and how far a step right or down in the turned picture moves it; pixels. */
interface Steps {
  readonly origin: number;
  readonly right: number;
  readonly down: number;
}

const STEPS: Record<Orientation, (width: number, height: number) => Steps> = {
  1: (w) => ({ origin: 0, right: 1, down: w }),
  2: (w) => ({ origin: w - 1, right: -1, down: w }),
  3: (w, h) => ({ origin: w * h - 1, right: -1, down: -w }),
  4: (w, h) => ({ origin: w * (h - 1), right: 1, down: -w }),
  5: (w) => ({ origin: 0, right: w, down: 1 }),
  6: (w, h) => ({ origin: w * (h - 1), right: -w, down: 1 }),
  7: (w, h) => ({ origin: w * h - 1, right: -w, down: -1 }),
  8: (w) => ({ origin: w - 1, right: w, down: -1 }),
};

/** A pixel as one number; only a buffer that starts between words must be copied for it. */
function wordsOf(rgba: Uint8ClampedArray): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
