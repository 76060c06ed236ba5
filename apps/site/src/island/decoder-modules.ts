import type { PhotoFormat } from "@holdfast/media";
import avif from "@jsquash/avif/codec/dec/avif_dec.wasm?url&no-inline";
import jpeg from "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?url&no-inline";
import png from "@jsquash/png/codec/pkg/squoosh_png_bg.wasm?url&no-inline";
import webp from "@jsquash/webp/codec/dec/webp_dec.wasm?url&no-inline";

const ADDRESSES: Readonly<Record<PhotoFormat, string>> = { avif, jpeg, png, webp };

/**
 * Fetches and compiles decoders here in the page, each when the first picture of its kind is
 * chosen: the worker has no network, so it is handed the compiled code.
 *
 * @returns a function that rejects when a decoder cannot be fetched, and then tries again when asked
 */
export function decoderModules(): (format: PhotoFormat) => Promise<WebAssembly.Module> {
  const kept = new Map<PhotoFormat, Promise<WebAssembly.Module>>();

  return (format) => {
    const module = kept.get(format) ?? compile(ADDRESSES[format]);
    kept.set(format, module);
    module.catch(() => kept.delete(format));
    return module;
  };
}

async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error(`Cannot fetch decoder: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
