import libavif from "@jsquash/avif/codec/dec/avif_dec.js";
import type { Decoder } from "./decoder.ts";
import { emscriptenDecoder } from "./emscripten-decoder.ts";
import type { WasmModule } from "./wasm.ts";

const BITS_PER_CHANNEL = 8;

/**
 * Decodes AVIF with libavif and libaom: 8, 10 and 12 bits, with alpha, in one
 * piece or as a grid. `irot`, `imir` and `clap` it does not apply.
 *
 * @param module compiled from `@jsquash/avif/codec/dec/avif_dec.wasm`
 */
export function avifDecoder(module: WasmModule): Decoder {
  return emscriptenDecoder(module, {
    format: "avif",
    factory: libavif,
    mostBytesPerPixel: 96, // measured: 19 for 4:2:0, 34 for 4:4:4 with alpha, 49 for that in 10 bits
    decode: (codec, bytes) => codec.decode(bytes, BITS_PER_CHANNEL),
  });
}
