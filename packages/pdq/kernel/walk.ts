import { boxCount, boxWindow } from "./box";
import { heldStride, heldWindowBytes, layOutHeldMeans, takeHeldGroup } from "./held-means";
import { first, high, low, second } from "./lanes";
import { BLUE, channelFactor, channelMask, GREEN, lumaOf, RED } from "./luma";
import { reserve } from "./memory";
import { layOutStrip, stripRowBytes } from "./strip";

/**
 * A walk along four rows of the picture, from their pixels to the sums of the second pass along them,
 * every sum and quotient rounded in the order of `src/shrink-to-grid.ts`.
 *
 * Each row is a column behind the one above: in one step a register holds a column of the first row, the
 * one left of it of the second, and so on. So sums along rows are made lane by lane; a sum down columns
 * moves on by one lane with each step, and nothing but pixels ever has to be turned over.
 *
 * Outside of the picture lie zeros, above and below as well as left and right: adding or taking away a
 * zero changes no sum, so borders need no code of their own, only their divisor. What lies left and
 * right is walked over as well: infinite divisors make zeros of sums there.
 *
 * Three sums wait for each other, and in each an addition for the one before. So each is a block of four
 * steps behind the one whose means it adds up, and they take turns: a processor, which looks about a
 * block ahead, finds three at a time to work on, and brightness and quotients between them.
 */

const FLOAT_BYTES: usize = 4;
const LANES_BYTES: usize = 16;
/** Bytes of a block of four steps. */
const BLOCK: usize = 4 * LANES_BYTES;
/** Steps that the last of a walk's sums is behind the brightness it comes from. */
const BEHIND: i32 = 12;

let width: i32 = 0;
let window: i32 = 0;
let ahead: i32 = 0;
/** Steps of a walk, in whole blocks, until the last row's last sum is there. */
let steps: i32 = 0;

/** What a sum along a row is divided by, from the last column to the first: so rows follow each other in a step. */
let divisors: usize = 0;
/** A register for each step: brightness, and the means of the first passes. */
let luma: usize = 0;
let means: usize = 0;
/** Sums down columns. The next four rows go on from the last of these. */
let sums: usize = 0;

/** Lays memory out for a photo's walks. */
export function layOutWalk(photoWidth: i32, height: i32): void {
  width = photoWidth;
  window = boxWindow(width);
  ahead = window / 2;
  steps = (width + 2 * ahead + 6) & ~3;

  const before = <usize>(window + BEHIND) * LANES_BYTES;
  const line = <usize>(steps + BEHIND) * LANES_BYTES;
  // Pixels are read past the end of a strip, and thrown away: what is laid out next is longer than that.
  layOutStrip(width);
  const table = reserve(<usize>(steps + 2 * BEHIND) * FLOAT_BYTES);
  divisors = table + <usize>(steps + BEHIND - ahead) * FLOAT_BYTES;
  luma = reserve(before + line) + before;
  means = reserve(before + line) + before;
  sums = reserve(line + BLOCK);
  layOutHeldMeans(steps, height);
}

/** Fills the table, once memory has grown. */
export function prepareWalk(): void {
  for (let x = -ahead - BEHIND + 1; x <= steps - ahead + BEHIND; x++) {
    const count = <u32>x < <u32>width ? <f32>boxCount(x, width) : f32.MAX_VALUE * 2;
    store<f32>(divisorAt(x), count);
  }
}

// @ts-ignore: decorator
@inline
function divisorAt(x: i32): usize {
  return divisors - (<usize>x << 2);
}

/** Where a walk leaves the second sums of a step: in place of brightness that has left its window. */
export function secondSumsAt(step: i32): usize {
  return luma + (<usize>(step - window) << 4);
}

/** Adds what enters a window, then takes away what leaves it. */
// @ts-ignore: decorator
@inline
function slid(sum: v128, enters: v128, leaves: v128): v128 {
  return f32x4.sub(f32x4.add(sum, enters), leaves);
}

/** The sum of each row goes on in the row below; that of the first comes from the last row of those above. */
// @ts-ignore: decorator
@inline
function down(sum: v128, above: v128): v128 {
  return v128.shuffle<f32>(above, sum, 3, 4, 5, 6);
}

/** Which of the four pixels of a step lie inside of the picture. */
// @ts-ignore: decorator
@inline
function inside(step: i32): v128 {
  return i32x4.lt_u(i32x4.sub(i32x4.splat(step), i32x4(0, 1, 2, 3)), i32x4.splat(width));
}

/**
 * Walks along four rows.
 *
 * @param row where the first one's pixels are
 * @param countsDown where four numbers are: how many rows of each one's window lie inside of the picture
 */
export function walk(row: usize, countsDown: usize): void {
  const counts = v128.load(countsDown);
  const windowBytes = <usize>window * LANES_BYTES;
  const rowBelow = stripRowBytes() - FLOAT_BYTES;
  const stride = heldStride();
  const heldWindow = heldWindowBytes();
  // Blocks of four steps, of which all pixels lie inside of the picture, but for the first.
  const inner = max(0, width - 7);
  const redMask = channelMask(RED);
  const greenMask = channelMask(GREEN);
  const blueMask = channelMask(BLUE);
  const red = channelFactor(RED);
  const green = channelFactor(GREEN);
  const blue = channelFactor(BLUE);

  // The walk before left its sums there.
  for (let at = luma - windowBytes - BLOCK; at < luma; at += LANES_BYTES) {
    v128.store(at, f32x4.splat(0));
  }
  let along = f32x4.splat(0);
  let below = along;
  let twice = along;
  // Where each part of a step reads and writes, as many steps behind the first as it is.
  let pixel = row;
  let bright = luma - BLOCK;
  let divisor = divisorAt(-1 - ahead);
  let sum = sums;
  let held = takeHeldGroup() - 8 * stride;
  let mean = means - 3 * BLOCK;

  const end = steps + BEHIND;
  for (let step = 0; step < end; step += 4) {
    const pixel1 = pixel + rowBelow;
    const pixel2 = pixel1 + rowBelow;
    const pixel3 = pixel2 + rowBelow;
    const a = v128.load(pixel);
    const b = v128.load(pixel1);
    const c = v128.load(pixel2);
    const d = v128.load(pixel3);
    const lowAB = low(a, b);
    const lowCD = low(c, d);
    const highAB = high(a, b);
    const highCD = high(c, d);
    let pixels0 = first(lowAB, lowCD);
    let pixels1 = second(lowAB, lowCD);
    let pixels2 = first(highAB, highCD);
    let pixels3 = second(highAB, highCD);
    if (<u32>(step - 4) >= <u32>inner) {
      pixels0 = v128.and(pixels0, inside(step));
      pixels1 = v128.and(pixels1, inside(step + 1));
      pixels2 = v128.and(pixels2, inside(step + 2));
      pixels3 = v128.and(pixels3, inside(step + 3));
    }
    const past = bright - windowBytes;
    const pastMean = mean - windowBytes;
    const twicePast = past - 2 * BLOCK;
    let enters = held + 4 * stride;
    let leaves = held - heldWindow;

    // The same four times: sums down columns, along rows, along rows of means; brightness, and means.
    const below0 = slid(down(below, v128.load(sum, 48)), v128.load(held), v128.load(leaves));
    v128.store(sum, below0);
    const along0 = slid(along, v128.load(bright), v128.load(past));
    v128.store(enters, f32x4.div(along0, v128.load(divisor, 12)));
    const twice0 = slid(twice, v128.load(mean), v128.load(pastMean));
    v128.store(twicePast, twice0);
    v128.store(bright, lumaOf(pixels0, redMask, greenMask, blueMask, red, green, blue), 64);
    v128.store(mean, f32x4.div(below0, counts), 64);
    held += stride;
    enters += stride;
    leaves += stride;

    const below1 = slid(down(below0, v128.load(sum, 64)), v128.load(held), v128.load(leaves));
    v128.store(sum, below1, 16);
    const along1 = slid(along0, v128.load(bright, 16), v128.load(past, 16));
    v128.store(enters, f32x4.div(along1, v128.load(divisor, 8)));
    const twice1 = slid(twice0, v128.load(mean, 16), v128.load(pastMean, 16));
    v128.store(twicePast, twice1, 16);
    v128.store(bright, lumaOf(pixels1, redMask, greenMask, blueMask, red, green, blue), 80);
    v128.store(mean, f32x4.div(below1, counts), 80);
    held += stride;
    enters += stride;
    leaves += stride;

    const below2 = slid(down(below1, v128.load(sum, 80)), v128.load(held), v128.load(leaves));
    v128.store(sum, below2, 32);
    const along2 = slid(along1, v128.load(bright, 32), v128.load(past, 32));
    v128.store(enters, f32x4.div(along2, v128.load(divisor, 4)));
    const twice2 = slid(twice1, v128.load(mean, 32), v128.load(pastMean, 32));
    v128.store(twicePast, twice2, 32);
    v128.store(bright, lumaOf(pixels2, redMask, greenMask, blueMask, red, green, blue), 96);
    v128.store(mean, f32x4.div(below2, counts), 96);
    held += stride;
    enters += stride;
    leaves += stride;

    below = slid(down(below2, v128.load(sum, 96)), v128.load(held), v128.load(leaves));
    v128.store(sum, below, 48);
    along = slid(along2, v128.load(bright, 48), v128.load(past, 48));
    v128.store(enters, f32x4.div(along, v128.load(divisor)));
    twice = slid(twice2, v128.load(mean, 48), v128.load(pastMean, 48));
    v128.store(twicePast, twice, 48);
    v128.store(bright, lumaOf(pixels3, redMask, greenMask, blueMask, red, green, blue), 112);
    v128.store(mean, f32x4.div(below, counts), 112);
    held += stride;

    pixel += LANES_BYTES;
    bright += BLOCK;
    divisor -= LANES_BYTES;
    sum += BLOCK;
    mean += BLOCK;
  }
}
