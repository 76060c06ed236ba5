import type { DihedralForm } from "./dihedral-form.ts";
import type { PdqHash } from "./pdq-hash.ts";
import type { RgbaBytes } from "./rgba-photo.ts";

/**
 * What turned the pixels into a hash. `exact` is the WebAssembly kernel;
 * `exact-typescript` stands in, with the same bits, where an engine or a content
 * policy does not let it run.
 */
export type ExactKernel = "exact" | "exact-typescript";

/**
 * `fast` gives the same bits too, since it answers only where it is sure to;
 * `reduced` made the hash of a photo decoded at a fraction of its size, which may
 * move a few.
 */
export type HashingKernel = ExactKernel | "fast" | "reduced";

/**
 * One photo on its way to a hash: all its rows go in from the top, `finish` is
 * called once, then any answer may be asked for. `wipe` is called last, always,
 * whether it came to an answer or not.
 */
export interface Hashing {
  readonly kernel: ExactKernel;
  /** Takes whole rows, as many as there are, but no more than the photo has. */
  readonly take: (rows: RgbaBytes) => void;
  /** @returns the quality, 0 to 100 */
  readonly finish: () => number;
  readonly hash: () => PdqHash;
  readonly forms: () => Readonly<Record<DihedralForm, PdqHash>>;
  /** Sets to zero whatever held pixels or what was made of them. */
  readonly wipe: () => void;
}
