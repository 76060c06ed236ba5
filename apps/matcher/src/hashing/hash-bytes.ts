import { decodePhoto } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";
import { LEAST_SIDE } from "@holdfast/pdq";
import { hashForms } from "./hash-forms.ts";
import type { HashOutcome } from "./hash-outcome.ts";
import { hashReduced } from "./hash-reduced.ts";

const decoderFor = nodeDecoders();

/** How a file is to be hashed. */
export interface HashRules {
  /** Width times height above which a picture is refused before decoding. */
  readonly mostPixels: number;
  /** Whether the hash may be a few bits off where that saves most of the work: `hashReduced`. */
  readonly mayReduce: boolean;
}

/**
 * Hashes a picture file. Its bytes and pixels are wiped when this resolves.
 *
 * @param bytes the whole file; used up
 * @throws {Error} when this machine cannot decode it, for want of memory or of a decoder
 */
export async function hashBytes(
  bytes: Uint8Array,
  { mostPixels, mayReduce }: HashRules,
): Promise<HashOutcome> {
  try {
    const reduced = mayReduce ? hashReduced(bytes, mostPixels) : undefined;
    if (reduced !== undefined) return { kind: "hashed", ...reduced };

    const decoded = await decodePhoto(bytes, { decoderFor, mostPixels });
    if (decoded.kind !== "photo") return { kind: "unreadable", why: decoded.kind };

    const { photo } = decoded;
    try {
      if (Math.min(photo.width, photo.height) < LEAST_SIDE) {
        return { kind: "unreadable", why: "too-small" };
      }
      return { kind: "hashed", reduction: 1, ...hashForms(photo) };
    } finally {
      photo.rgba.fill(0);
    }
  } finally {
    bytes.fill(0);
  }
}
