import { BLOCK_SIDE, type BlockPlane } from "./block-plane.ts";
import type { Reduction } from "./reduction-for.ts";

const BRIGHTEST = 255;

/**
 * Rounds samples of flat blocks as a full decoder rounds their pixels.
 *
 * A decoder makes whole numbers of brightness, of both colours, and again of red, green and blue.
 * Where a block has grain that evens out; in a clear sky all 64 pixels move the same way, by up to
 * half a step each time, and the hash of a sky is made of no more than that.
 *
 * @param luma changed in place; rows of `width` samples
 * @param planes brightness and, unless the picture is grey, both colours
 * Source of the conversion: JFIF 1.02, rounded as libjpeg does (jdcolor.c).
 */
export function roundAsDecoded(
  luma: Float32Array,
  width: number,
  reduction: Reduction,
  [brightness, blue, red]: readonly BlockPlane[],
): void {
  if (brightness === undefined) return;
  const samples = BLOCK_SIDE / reduction;
  const height = luma.length / width;

  for (let row = 0; row < brightness.rows; row++) {
    for (let column = 0; column < brightness.columns; column++) {
      const isFlat = brightness.isFlat[row * brightness.stride + column] === 1;
      const colours = coloursOver(blue, red, brightness, column, row);
      if (!isFlat && colours === undefined) continue;

      const bottom = Math.min((row + 1) * samples, height);
      const right = Math.min((column + 1) * samples, width);
      for (let y = row * samples; y < bottom; y++) {
        for (let at = y * width + column * samples; at < y * width + right; at++) {
          if (isFlat) luma[at] = Math.round(luma[at]!);
          if (colours) luma[at] = lumaOfRounded(luma[at]!, colours.blue, colours.red);
        }
      }
    }
  }
}

/** The colours over a block of brightness, in whole numbers, where both are flat. */
function coloursOver(
  blue: BlockPlane | undefined,
  red: BlockPlane | undefined,
  brightness: BlockPlane,
  column: number,
  row: number,
): { readonly blue: number; readonly red: number } | undefined {
  if (blue === undefined || red === undefined) return undefined;
  const blueAt = placeUnder(blue, brightness, column, row);
  const redAt = placeUnder(red, brightness, column, row);
  if (blue.isFlat[blueAt] === 0 || red.isFlat[redAt] === 0) return undefined;
  return { blue: wholeMean(blue, blueAt), red: wholeMean(red, redAt) };
}

/** Where the block of a colour lies that covers a block of brightness. */
function placeUnder(colour: BlockPlane, brightness: BlockPlane, column: number, row: number) {
  const x = Math.floor((column * colour.component.across) / brightness.component.across);
  const y = Math.floor((row * colour.component.down) / brightness.component.down);
  return y * colour.stride + x;
}

function wholeMean({ constants, component }: BlockPlane, at: number): number {
  return Math.round((constants[at]! * component.steps[0]!) / BLOCK_SIDE);
}

/** Rec. 601 brightness, 0 to 255, of the red, green and blue that a decoder would write. */
function lumaOfRounded(y: number, cb: number, cr: number): number {
  const red = clamped(y + Math.round(1.402 * cr));
  const green = clamped(y + Math.round(-0.344136 * cb - 0.714136 * cr));
  const blue = clamped(y + Math.round(1.772 * cb));
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function clamped(value: number): number {
  return Math.min(BRIGHTEST, Math.max(0, value));
}
