import { type DihedralForm, READINGS, type RgbaPhoto } from "@holdfast/pdq";

/** A copy of a photo, really turned or mirrored. The copy belongs to the caller, who wipes it. */
export function turnedPhoto({ rgba, width, height }: RgbaPhoto, form: DihedralForm): RgbaPhoto {
  const { swapsSides, fromRight, fromBottom } = READINGS[form];
  const from = new Uint32Array(Uint8Array.from(rgba).buffer);
  const to = new Uint32Array(from.length);
  const turned = swapsSides ? { width: height, height: width } : { width, height };

  for (let row = 0; row < turned.height; row++) {
    for (let column = 0; column < turned.width; column++) {
      const [y, x] = swapsSides ? [column, row] : [row, column];
      const sourceX = fromRight ? width - 1 - x : x;
      const sourceY = fromBottom ? height - 1 - y : y;
      to[row * turned.width + column] = from[sourceY * width + sourceX]!;
    }
  }
  from.fill(0);
  return { ...turned, rgba: new Uint8Array(to.buffer) };
}
