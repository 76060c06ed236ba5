import {
  avifDecoder,
  type DecodeOutcome,
  decodePhoto,
  jpegDecoder,
  NotEnoughMemoryError,
  pngDecoder,
  webpDecoder,
} from "@holdfast/media";
import { hashPhoto, judgePlainness, LEAST_SIDE } from "@holdfast/pdq";
import { MOST_PIXELS } from "#lib/pictures/most-pixels.ts";
import type { HashOutcome, HashRequest, LeftOutReason } from "./messages.ts";

const DECODERS = { jpeg: jpegDecoder, png: pngDecoder, webp: webpDecoder, avif: avifDecoder };

/** Decodes and hashes one picture file; its bytes and pixels are wiped before this answers. */
export async function hashPictureFile({
  bytes,
  format,
  decoder,
}: Omit<HashRequest, "id">): Promise<HashOutcome> {
  const file = new Uint8Array(bytes);
  try {
    const decoded = await decodePhoto(file, {
      mostPixels: MOST_PIXELS,
      decoderFor: () => Promise.resolve(DECODERS[format](decoder)),
    });
    return decoded.kind === "photo" ? hashOf(decoded.photo) : leftOut(whyNot(decoded));
  } catch (error) {
    return leftOut(error instanceof NotEnoughMemoryError ? "no-memory" : "broken");
  } finally {
    file.fill(0);
  }
}

function hashOf(photo: Extract<DecodeOutcome, { kind: "photo" }>["photo"]): HashOutcome {
  try {
    if (Math.min(photo.width, photo.height) < LEAST_SIDE) return leftOut("too-plain");
    const { hash, quality } = hashPhoto(photo);
    return judgePlainness({ hash, quality }).kind === "usable"
      ? { kind: "ready", hash, quality }
      : leftOut("too-plain");
  } finally {
    photo.rgba.fill(0);
  }
}

function whyNot(outcome: Exclude<DecodeOutcome, { kind: "photo" }>): LeftOutReason {
  if (outcome.kind !== "not-yet") return outcome.kind;
  return outcome.file === "heic" || outcome.file === "gif" || outcome.file === "video"
    ? outcome.file
    : "other-file";
}

function leftOut(why: LeftOutReason): HashOutcome {
  return { kind: "left-out", why };
}
