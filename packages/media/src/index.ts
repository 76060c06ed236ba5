export { avifDecoder } from "./avif-decoder.ts";
export { type DecodeOptions, type DecodeOutcome, decodePhoto } from "./decode-photo.ts";
export {
  type Decoder,
  NotEnoughMemoryError,
  type PhotoFormat,
  type StoredPhoto,
} from "./decoder.ts";
export { jpegDecoder } from "./jpeg-decoder.ts";
export type { Orientation } from "./orientation.ts";
export { pngDecoder } from "./png-decoder.ts";
export { type FileKind, recogniseFile } from "./recognise-file.ts";
export { decodeReducedJpeg, type ReducedJpeg } from "./reduced/decode-reduced-jpeg.ts";
export { REDUCED_MOST_OFF } from "./reduced/reduction-for.ts";
export type { UprightPhoto } from "./upright-photo.ts";
export type { WasmModule } from "./wasm.ts";
export { webpDecoder } from "./webp-decoder.ts";
