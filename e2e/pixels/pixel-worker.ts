import { numberedIndex } from "@holdfast/hash-index";
import {
  avifDecoder,
  type Decoder,
  decodePhoto,
  jpegDecoder,
  type PhotoFormat,
  pngDecoder,
  webpDecoder,
} from "@holdfast/media";
import { hashPhoto, pdqHashToBytes } from "@holdfast/pdq";

/** What the page hands over: compiled decoders, a file, and what to do with it. */
export interface PixelRequest {
  readonly modules: Readonly<Record<PhotoFormat, WebAssembly.Module>>;
  readonly bytes: ArrayBuffer;
  /** `pixels`: upright and on white, as `media` makes them. `hash`: of the pixels as stored. */
  readonly ask: "pixels" | "hash";
  readonly format?: PhotoFormat;
}

addEventListener("message", async ({ data }: MessageEvent<PixelRequest>) => {
  const bytes = new Uint8Array(data.bytes);
  const decoders: Readonly<Record<PhotoFormat, () => Decoder>> = {
    avif: () => avifDecoder(data.modules.avif),
    jpeg: () => jpegDecoder(data.modules.jpeg),
    png: () => pngDecoder(data.modules.png),
    webp: () => webpDecoder(data.modules.webp),
  };
  const decoderFor = async (format: PhotoFormat) => decoders[format]();

  if (data.ask === "hash") {
    const stored = await (await decoderFor(data.format ?? "jpeg")).decode(bytes);
    const hashed = hashPhoto(stored);
    const index = numberedIndex();
    index.add(7, pdqHashToBytes(hashed.hash));
    const { numbers } = index.search(pdqHashToBytes(hashed.hash), 31);
    postMessage({ ...hashed, found: [...numbers], sha256Rgba: await sha256(stored.rgba) });
    return;
  }
  postMessage(await pixelsOf(bytes, decoderFor));
});

/** The same summary as `vectors/media/expect.mjs` writes in Node. */
async function pixelsOf(bytes: Uint8Array, decoderFor: (format: PhotoFormat) => Promise<Decoder>) {
  const outcome = await decodePhoto(bytes, { decoderFor });
  if (outcome.kind === "not-yet") return { kind: outcome.kind, notYet: outcome.file };
  if (outcome.kind !== "photo") return { kind: outcome.kind };
  const { width, height, rgba } = outcome.photo;
  const sha256Rgba = await sha256(rgba);
  return { kind: outcome.kind, format: outcome.format, width, height, sha256Rgba };
}

async function sha256(pixels: Uint8ClampedArray): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(pixels));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
