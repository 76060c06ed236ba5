import type { DihedralForm } from "../dihedral-form.ts";
import { GRID_SIDE } from "../shrink-to-grid.ts";

/** A photo of which only samples of brightness are known, such as the means of a JPEG's blocks. */
export interface ReducedPhoto {
  /**
   * Brightness (Rec. 601), about 0 to 255, row after row from the top left: one sample for each
   * `reduction` x `reduction` pixels, at the right and bottom edge for those that are left. It
   * belongs to the caller, who wipes it.
   */
  readonly luma: Float32Array;
  /** Samples in a row: `of.width / reduction`, rounded up. */
  readonly width: number;
  /** Rows of samples: `of.height / reduction`, rounded up. */
  readonly height: number;
  /** The whole photo's size in pixels; each side at least 64 times the reduction. */
  readonly of: { readonly width: number; readonly height: number };
  /** Pixels along each side that one sample stands for, 1 or more. */
  readonly reduction: number;
  /** How the photo must be turned to stand upright. */
  readonly form: DihedralForm;
}

/** @throws {RangeError} when the samples do not fit the size, or are fewer than cells along a side */
export function requireReduced({ luma, width, height, of, reduction }: ReducedPhoto): void {
  const fits =
    Number.isInteger(reduction) &&
    reduction >= 1 &&
    width === Math.ceil(of.width / reduction) &&
    height === Math.ceil(of.height / reduction) &&
    luma.length === width * height &&
    Math.min(of.width, of.height) >= GRID_SIDE * reduction;
  if (!fits) {
    throw new RangeError(
      `Cannot hash reduced photo: ${luma.length} samples, ${width} x ${height}, for ` +
        `${of.width} x ${of.height} pixels at 1/${reduction}`,
    );
  }
}
