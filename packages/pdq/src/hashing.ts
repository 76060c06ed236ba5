import type { DihedralForm } from "./dihedral-form.ts";
import type { PdqHash } from "./pdq-hash.ts";
import type { RgbaBytes } from "./rgba-photo.ts";

/**
 * What turned the pixels into a hash. All give the same bits.
 *
 * `exact` is the WebAssembly kernel, `exact-typescript` stands in where an engine
 * or a content policy does not let it run.
 */
export type HashingKernel = "exact" | "exact-typescript";

/**
 * One photo on its way to a hash: all its rows go in from the top, `finish` is
 * called once, then any answer may be asked for. `wipe` is called last, always,
 * whether it came to an answer or not.
 */
export interface Hashing {
  readonly kernel: HashingKernel;
  /** Takes whole rows, as many as there are, but no more than the photo has. */
  readonly take: (rows: RgbaBytes) => void;
  /** @returns the quality, 0 to 100 */
  readonly finish: () => number;
  readonly hash: () => PdqHash;
  readonly forms: () => Readonly<Record<DihedralForm, PdqHash>>;
  /** Sets to zero whatever held pixels or what was made of them. */
  readonly wipe: () => void;
}
