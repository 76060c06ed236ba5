import { keepColumns } from "./columns";
import { BLUE, channelFactor, channelMask, GREEN, lumaOf, RED } from "./luma";
import { stripRowBytes } from "./strip";

/**
 * Makes the brightness of four rows of the strip, turned over: of the columns from one up to another.
 *
 * @param row0 where the first of the rows begins
 * @param across how wide the photo is; a column beyond it is zeros
 */
// @ts-ignore: decorator
@inline
export function keepLumaColumns(row0: usize, across: i32, from: i32, end: i32, to: usize): void {
  const rowBytes = stripRowBytes();
  const row1 = row0 + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  const redMask = channelMask(RED);
  const greenMask = channelMask(GREEN);
  const blueMask = channelMask(BLUE);
  const red = channelFactor(RED);
  const green = channelFactor(GREEN);
  const blue = channelFactor(BLUE);
  for (let x = from; x < end; x += 4) {
    const at = <usize>x << 2;
    let luma0 = lumaOf(v128.load(row0 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma1 = lumaOf(v128.load(row1 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma2 = lumaOf(v128.load(row2 + at), redMask, greenMask, blueMask, red, green, blue);
    let luma3 = lumaOf(v128.load(row3 + at), redMask, greenMask, blueMask, red, green, blue);
    if (x + 4 > across) {
      // What lies right of a row is another row.
      const places = i32x4.add(i32x4.splat(x), i32x4(0, 1, 2, 3));
      const inside = i32x4.lt_s(places, i32x4.splat(across));
      luma0 = v128.and(luma0, inside);
      luma1 = v128.and(luma1, inside);
      luma2 = v128.and(luma2, inside);
      luma3 = v128.and(luma3, inside);
    }
    keepColumns(to, x, luma0, luma1, luma2, luma3);
  }
}
