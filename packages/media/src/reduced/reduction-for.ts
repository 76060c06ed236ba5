/** How many pixels along each side one sample stands for. */
export type Reduction = 4 | 8;

/** Least samples along one side of each of the 64 x 64 cells that a hash is made from. */
const SAMPLES_A_CELL = 4;
const CELLS = 64;

/**
 * Least pixels of a picture for each reduction. Measured on 354 files: from here on the hash lies
 * within 4 bits of the full decode's, but for plain ones; docs/adr/0011 has the table.
 */
const LEAST_PIXELS: Readonly<Record<Reduction, number>> = { 4: 2_000_000, 8: 8_000_000 };

/**
 * The most bits by which a hash made of reduced samples may lie beside that of all pixels, in any of
 * its eight forms. Whoever decides by such a hash allows for this much.
 *
 * Measured, docs/adr/0011: 4 in the picture as it is and 6 in another form; plain pictures, which are
 * better hashed whole, up to 8. The rest is room for pictures that were not among them: with the 31
 * bits of one picture it is the 40 that `@holdfast/hash-index` searches to.
 */
export const REDUCED_MOST_OFF = 9;

/** A JPEG's size and kind, as its header states them. */
export interface JpegShape {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly isProgressive: boolean;
}

/**
 * Chooses how far a JPEG may be reduced before it is hashed: as far as the hash bears it.
 *
 * A progressive picture keeps each block's waves in many scans, so only the constant parts are
 * read from it. They stand for whole blocks, those that reach over an edge included; and what lies
 * beyond the edge nobody sees, so there must be none.
 *
 * @returns `undefined` for a picture that must be decoded whole
 */
export function reductionFor({ width, height, isProgressive }: JpegShape): Reduction | undefined {
  const fits = (reduction: Reduction) =>
    width * height >= LEAST_PIXELS[reduction] &&
    Math.min(width, height) >= CELLS * SAMPLES_A_CELL * reduction;

  if (isProgressive) {
    const isWhole = width % 8 === 0 && height % 8 === 0;
    return isWhole && fits(8) ? 8 : undefined;
  }
  if (fits(8)) return 8;
  return fits(4) ? 4 : undefined;
}
