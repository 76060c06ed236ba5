import { decodePhoto } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";
import { hashForms } from "./hash-forms.ts";
import type { HashOutcome } from "./hash-outcome.ts";

const LEAST_SIDE = 5; // pixels; below, `pdq` makes no hash

const decoderFor = nodeDecoders();

/**
 * Hashes a picture file. Its bytes and pixels are wiped when this resolves.
 *
 * @param bytes the whole file; used up
 * @param mostPixels width times height above which it is refused before decoding
 * @throws {Error} when this machine cannot decode it, for want of memory or of a decoder
 */
export async function hashBytes(bytes: Uint8Array, mostPixels: number): Promise<HashOutcome> {
  try {
    const decoded = await decodePhoto(bytes, { decoderFor, mostPixels });
    if (decoded.kind !== "photo") return { kind: "unreadable", why: decoded.kind };

    const { photo } = decoded;
    try {
      if (Math.min(photo.width, photo.height) < LEAST_SIDE) {
        return { kind: "unreadable", why: "too-small" };
      }
      return { kind: "hashed", ...hashForms(photo) };
    } finally {
      photo.rgba.fill(0);
    }
  } finally {
    bytes.fill(0);
  }
}
