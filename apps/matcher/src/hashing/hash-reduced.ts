import { decodeReducedJpeg, REDUCED_MOST_OFF, type ReducedJpeg } from "@holdfast/media";
import {
  type DihedralHashes,
  hashReducedPhoto,
  LEAST_QUALITY,
  LEAST_SET_BITS,
  MOST_SET_BITS,
  setBits,
  UPRIGHT_FORMS,
} from "@holdfast/pdq";

/**
 * Below this quality, 0 to 100, a picture is decoded whole. Of a plain picture little noise moves many
 * bits, and near the limit of 50 the few points by which the quality is off would decide.
 */
const PLAIN_BELOW = LEAST_QUALITY + 20;

/** Whether all of a picture's pixels could make it too plain, or noise could move many of its bits. */
export function isNearPlain({ hashes, quality }: DihedralHashes): boolean {
  const bits = setBits(hashes.original);
  return (
    quality < PLAIN_BELOW ||
    bits < LEAST_SET_BITS + REDUCED_MOST_OFF ||
    bits > MOST_SET_BITS - REDUCED_MOST_OFF
  );
}

/**
 * Hashes a large JPEG in its eight forms without decoding it whole, within `REDUCED_MOST_OFF` bits of
 * the hashes of all its pixels; see docs/adr/0011.
 *
 * @param bytes a whole file of any kind; read, never changed
 * @param mostPixels width times height above which it is left alone
 * @returns `undefined` when it must be decoded whole, whatever it is
 */
export function hashReduced(
  bytes: Uint8Array,
  mostPixels: number,
): (DihedralHashes & { readonly reduction: ReducedJpeg["reduction"] }) | undefined {
  const reduced = decodeReducedJpeg(bytes, { mostPixels });
  if (reduced === undefined) return undefined;
  try {
    const hashed = hashReducedPhoto({ ...reduced, form: UPRIGHT_FORMS[reduced.orientation] });
    if (isNearPlain(hashed)) return undefined;
    return { ...hashed, reduction: reduced.reduction };
  } finally {
    reduced.luma.fill(0);
  }
}
