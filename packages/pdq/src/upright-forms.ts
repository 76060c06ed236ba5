import type { DihedralForm } from "./dihedral-form.ts";

/**
 * The form that brings a stored picture upright, for each value of Exif's `Orientation`: what
 * `hashReducedPhoto` and `READINGS` need for a file whose pixels were left as they are stored.
 *
 * Source of the values: CIPA DC-008 (Exif 2.32), tag 0x0112.
 */
export const UPRIGHT_FORMS: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, DihedralForm>> = {
  1: "original",
  2: "flipY",
  3: "rotate180",
  4: "flipX",
  5: "flipPlus1",
  6: "rotate270",
  7: "flipMinus1",
  8: "rotate90",
};
