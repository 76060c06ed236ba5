import mozjpeg from "@jsquash/jpeg/codec/dec/mozjpeg_dec.js";
import type { Decoder } from "./decoder.ts";
import { emscriptenDecoder } from "./emscripten-decoder.ts";
import type { WasmModule } from "./wasm.ts";

const APPLIES_EXIF_ITSELF = false;

/**
 * Decodes JPEG with mozjpeg: baseline and progressive, grey and colour. CMYK and
 * YCCK, the four inks of print, it refuses.
 *
 * @param module compiled from `@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm`
 */
export function jpegDecoder(module: WasmModule): Decoder {
  return emscriptenDecoder(module, {
    format: "jpeg",
    factory: mozjpeg,
    mostBytesPerPixel: 24, // measured: 4 baseline, 10 progressive without subsampling
    decode: (codec, bytes) => codec.decode(bytes, APPLIES_EXIF_ITSELF),
  });
}
