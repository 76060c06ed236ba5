import type { DihedralForm } from "./dihedral-form.ts";

/** How the pixels of a turned or mirrored photo are read from the photo as it is. */
export interface Reading {
  /** Whether rows and columns change places. */
  readonly swapsSides: boolean;
  /** Whether a row of it is read from right to left. */
  readonly fromRight: boolean;
  /** Whether it is read from bottom to top. */
  readonly fromBottom: boolean;
}

/** The reading of each form. */
export const READINGS: Readonly<Record<DihedralForm, Reading>> = {
  original: { swapsSides: false, fromRight: false, fromBottom: false },
  rotate90: { swapsSides: true, fromRight: true, fromBottom: false },
  rotate180: { swapsSides: false, fromRight: true, fromBottom: true },
  rotate270: { swapsSides: true, fromRight: false, fromBottom: true },
  flipX: { swapsSides: false, fromRight: false, fromBottom: true },
  flipY: { swapsSides: false, fromRight: true, fromBottom: false },
  flipPlus1: { swapsSides: true, fromRight: false, fromBottom: false },
  flipMinus1: { swapsSides: true, fromRight: true, fromBottom: true },
};
