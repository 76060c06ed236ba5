import type { DihedralForm, PdqHash } from "@holdfast/pdq";

/** What a platform's id of an upload may look like. */
export const UPLOAD_ID = /^[A-Za-z0-9_.:-]{1,80}$/;

/** The forms in which an upload is looked for, the picture as it is first. */
export const FORMS = [
  "original",
  "rotate90",
  "rotate180",
  "rotate270",
  "flipX",
  "flipY",
  "flipPlus1",
  "flipMinus1",
] as const satisfies readonly DihedralForm[];

/** What is known of an upload's picture. */
export interface HashedUpload {
  /** All eight forms in the order of `FORMS`, or the picture as it is alone. */
  readonly hashes: readonly PdqHash[];
  /** 0 to 100. */
  readonly quality: number;
}

/** The hashes of a picture in the order of `FORMS`. */
export function inOrder(hashes: Readonly<Record<DihedralForm, PdqHash>>): readonly PdqHash[] {
  return FORMS.map((form) => hashes[form]);
}
