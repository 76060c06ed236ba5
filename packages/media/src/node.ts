import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  avifDecoder,
  type Decoder,
  jpegDecoder,
  type PhotoFormat,
  pngDecoder,
  webpDecoder,
} from "./index.ts";
import { compileWasm, type WasmModule } from "./wasm.ts";

const CODECS: Record<PhotoFormat, { file: string; decoder: (module: WasmModule) => Decoder }> = {
  jpeg: { file: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm", decoder: jpegDecoder },
  png: { file: "@jsquash/png/codec/pkg/squoosh_png_bg.wasm", decoder: pngDecoder },
  webp: { file: "@jsquash/webp/codec/dec/webp_dec.wasm", decoder: webpDecoder },
  avif: { file: "@jsquash/avif/codec/dec/avif_dec.wasm", decoder: avifDecoder },
};

/**
 * The same decoders as in a browser, for Node. Each is read from the installed
 * packages and compiled when it is first asked for, then kept; one that could
 * not be read is tried again the next time.
 *
 * This is the one file of the package that touches the disk, and these four
 * files are all it reads. Pictures are never among them.
 *
 * @returns a function for {@link DecodeOptions.decoderFor}; it rejects when a
 * package is not installed
 */
export function nodeDecoders(): (format: PhotoFormat) => Promise<Decoder> {
  const require = createRequire(import.meta.url);
  const kept = new Map<PhotoFormat, Promise<Decoder>>();

  async function load(format: PhotoFormat): Promise<Decoder> {
    const { file, decoder } = CODECS[format];
    return decoder(await compileWasm(await readFile(require.resolve(file))));
  }

  return (format) => {
    const decoder = kept.get(format) ?? load(format);
    kept.set(format, decoder);
    decoder.catch(() => kept.delete(format));
    return decoder;
  };
}
