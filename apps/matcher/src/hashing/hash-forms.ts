import {
  type DihedralForm,
  type DihedralHashes,
  hashPhoto,
  hashPhotoDihedral,
  type PdqHash,
  type RgbaPhoto,
} from "@holdfast/pdq";
import { FORMS } from "../engine/hashed-upload.ts";
import { turnedPhoto } from "./turned-photo.ts";

/**
 * Photos of fewer pixels are really turned before they are hashed.
 *
 * The seven forms derived from one spectrum come at the price of one, and lie within 20 bits of the
 * turned photo's own hash from about this size on (measured on seven photos, 500 to 960 pixels
 * wide). In smaller ones they are up to 48 bits off, and a mirrored thumbnail would be missed;
 * there, eight hashes cost at most a tenth of a second.
 */
const TURNED_BELOW = 512 * 512; // pixels

/** Hashes a photo in its eight forms. @throws {RangeError} when a side is under 5 pixels */
export function hashForms(photo: RgbaPhoto): DihedralHashes {
  if (photo.width * photo.height >= TURNED_BELOW) return hashPhotoDihedral(photo);

  const { hash: original, quality } = hashPhoto(photo);
  const turned = FORMS.slice(1).map((form) => [form, hashTurned(photo, form)] as const);
  const hashes = { original, ...Object.fromEntries(turned) } as Record<DihedralForm, PdqHash>;
  return { quality, hashes };
}

function hashTurned(photo: RgbaPhoto, form: DihedralForm): PdqHash {
  const turned = turnedPhoto(photo, form);
  try {
    return hashPhoto(turned).hash;
  } finally {
    turned.rgba.fill(0);
  }
}
