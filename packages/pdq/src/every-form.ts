import type { DihedralForm } from "./dihedral-form.ts";

/** Asks for something once for each form, in the order that the kernel keeps too. */
export function everyForm<Answer>(
  ask: (form: DihedralForm, place: number) => Answer,
): Readonly<Record<DihedralForm, Answer>> {
  return {
    original: ask("original", 0),
    rotate90: ask("rotate90", 1),
    rotate180: ask("rotate180", 2),
    rotate270: ask("rotate270", 3),
    flipX: ask("flipX", 4),
    flipY: ask("flipY", 5),
    flipPlus1: ask("flipPlus1", 6),
    flipMinus1: ask("flipMinus1", 7),
  };
}
