import type { DihedralForm, RgbaPhoto } from "@holdfast/pdq";

interface Turn {
  /** Whether rows become columns. */
  readonly swapsSides: boolean;
  /** Whether the turned photo is read from right to left. */
  readonly fromRight: boolean;
  /** Whether the turned photo is read from bottom to top. */
  readonly fromBottom: boolean;
}

/** How each form is read from the photo as it is, named as `pdq` names them. */
const TURNS: Readonly<Record<DihedralForm, Turn>> = {
  original: { swapsSides: false, fromRight: false, fromBottom: false },
  rotate90: { swapsSides: true, fromRight: true, fromBottom: false },
  rotate180: { swapsSides: false, fromRight: true, fromBottom: true },
  rotate270: { swapsSides: true, fromRight: false, fromBottom: true },
  flipX: { swapsSides: false, fromRight: false, fromBottom: true },
  flipY: { swapsSides: false, fromRight: true, fromBottom: false },
  flipPlus1: { swapsSides: true, fromRight: false, fromBottom: false },
  flipMinus1: { swapsSides: true, fromRight: true, fromBottom: true },
};

/** A copy of a photo, really turned or mirrored. The copy belongs to the caller, who wipes it. */
export function turnedPhoto({ rgba, width, height }: RgbaPhoto, form: DihedralForm): RgbaPhoto {
  const { swapsSides, fromRight, fromBottom } = TURNS[form];
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
