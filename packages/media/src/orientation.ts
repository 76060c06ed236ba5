/**
 * How stored pixels must be turned to stand upright, numbered as in Exif 2.32,
 * tag 0x0112: 1 as they are, 2 mirrored left to right, 3 half a turn, 4 mirrored
 * top to bottom, 5 rows and columns exchanged, 6 a quarter turn clockwise, 7 rows
 * and columns exchanged across the other diagonal, 8 a quarter turn anticlockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export function isOrientation(value: number): value is Orientation {
  return Number.isInteger(value) && value >= 1 && value <= 8;
}
