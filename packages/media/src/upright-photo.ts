import type { StoredPhoto } from "./decoder.ts";
import { layOnWhite } from "./lay-on-white.ts";
import type { Orientation } from "./orientation.ts";
import type { PhotoHeader, Still } from "./photo-header.ts";
import { turnPixels } from "./turn-pixels.ts";

/** A picture as a person sees it: turned upright, on white. */
export interface UprightPhoto {
  /**
   * Red, green, blue, alpha, row after row from the top left; alpha is always
   * 255. `width * height * 4` bytes that belong to the caller, who wipes them.
   */
  readonly rgba: Uint8ClampedArray;
  /** Pixels, at least 1. */
  readonly width: number;
  /** Pixels, at least 1. */
  readonly height: number;
}

/**
 * Makes stored pixels upright and opaque. They are used up: changed in place and
 * handed on where that is possible, wiped where it is not.
 *
 * @param stored what the decoder made of the header's still, of the still's size
 */
export function uprightPhoto(stored: StoredPhoto, header: PhotoHeader, still: Still): UprightPhoto {
  layOnWhite(stored.rgba);
  const whole = isWholeCanvas(header, still) ? stored : onCanvas(stored, header, still);
  return header.orientation === 1 ? whole : turned(whole, header.orientation);
}

function isWholeCanvas(header: PhotoHeader, still: Still): boolean {
  return still.width === header.width && still.height === header.height;
}

/** Puts an animation's first frame in its place on white paper of the whole size. */
function onCanvas(frame: UprightPhoto, { width, height }: PhotoHeader, at: Still): UprightPhoto {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < frame.height; y++) {
    const row = frame.rgba.subarray(y * frame.width * 4, (y + 1) * frame.width * 4);
    rgba.set(row, ((at.top + y) * width + at.left) * 4);
  }
  frame.rgba.fill(0);
  return { rgba, width, height };
}

function turned(photo: UprightPhoto, orientation: Exclude<Orientation, 1>): UprightPhoto {
  const upright = turnPixels(photo, orientation);
  photo.rgba.fill(0);
  return upright;
}
