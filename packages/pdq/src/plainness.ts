import { setBits } from "./hamming-distance.ts";
import type { HashedPhoto } from "./hash-photo.ts";

/**
 * Below this quality, 0 to 100, a hash says too little about its picture.
 * Source: facebook/ThreatExchange, pdq/README.md, which discards 49 and less.
 */
export const LEAST_QUALITY = 50;

/**
 * Fewest and most set bits, of 256, that a hash worth listing has.
 *
 * A picture with something in it sets 128, the half of its spectrum above the
 * median; equal coefficients take some away. 32 bits either side leave room for
 * those and for other programs' rounding, and keep out all-zero, flat and
 * made-up values, which would match strangers' plain pictures.
 * Source: Holdfast's own limits; the reference sets none.
 */
export const LEAST_SET_BITS = 96;
export const MOST_SET_BITS = 160;

export type Plainness =
  | { readonly kind: "usable" }
  | {
      readonly kind: "too-plain";
      readonly why: "low-quality" | "too-few-bits" | "too-many-bits";
    };

/**
 * Judges whether a hash can tell its picture from others: a blank wall or a
 * near-black photo gives a hash that many unrelated pictures share.
 *
 * The quality is asked first, because it is the reason a person can act on:
 * another, clearer picture helps.
 *
 * @throws {RangeError} when the hash is none, unless the quality is too low already
 */
export function judgePlainness(photo: HashedPhoto): Plainness {
  // Written this way round so that a quality that is not a number is too plain as well.
  if (!(photo.quality >= LEAST_QUALITY)) return { kind: "too-plain", why: "low-quality" };

  const bits = setBits(photo.hash);
  if (bits < LEAST_SET_BITS) return { kind: "too-plain", why: "too-few-bits" };
  if (bits > MOST_SET_BITS) return { kind: "too-plain", why: "too-many-bits" };
  return { kind: "usable" };
}
