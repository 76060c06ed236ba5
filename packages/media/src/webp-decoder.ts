import libwebp from "@jsquash/webp/codec/dec/webp_dec.js";
import type { Decoder } from "./decoder.ts";
import { emscriptenDecoder } from "./emscripten-decoder.ts";
import type { WasmModule } from "./wasm.ts";

/**
 * Decodes still WebP, lossy and lossless, with libwebp.
 *
 * @param module compiled from `@jsquash/webp/codec/dec/webp_dec.wasm`
 */
export function webpDecoder(module: WasmModule): Decoder {
  return emscriptenDecoder(module, {
    format: "webp",
    factory: libwebp,
    mostBytesPerPixel: 24, // measured: 5 lossy, 7 with alpha, 9 lossless
    decode: (codec, bytes) => codec.decode(bytes),
  });
}
