import { type Decoder, NotEnoughMemoryError, type StoredPhoto } from "./decoder.ts";
import {
  importsOf,
  instantiateWasm,
  memoryOf,
  type WasmImports,
  type WasmInstance,
  type WasmModule,
} from "./wasm.ts";

/** What the codec's wasm-bindgen build exports, of which these two are needed. */
interface PngExports {
  __wbindgen_malloc(bytes: number, alignment: number): number;
  /** Calls back `__wbg_newwithownedu8clampedarrayandsh_…` once; traps on a file it cannot decode. */
  decode(start: number, length: number): number;
}

/**
 * Decodes PNG with the `png` crate: every colour type, 1 to 16 bits, interlaced
 * or not. Of 16 bits the upper 8 are kept. Checksums are not asked.
 *
 * The package's own script keeps one instance for ever and cannot be given
 * another; so its two calls are made here, and each picture gets an instance
 * whose memory is wiped before the answer is handed over.
 *
 * @param module compiled from `@jsquash/png/codec/pkg/squoosh_png_bg.wasm`
 */
export function pngDecoder(module: WasmModule): Decoder {
  return {
    async decode(bytes: Uint8Array): Promise<StoredPhoto> {
      let photo: StoredPhoto | undefined;
      const instance = await start(module, (pixels, length, width, height) => {
        const rgba = new Uint8ClampedArray(memory.buffer).slice(pixels, pixels + length);
        photo = { rgba, width, height };
      });
      const memory = memoryOf(instance);
      const codec = instance.exports as unknown as PngExports;
      try {
        const file = codec.__wbindgen_malloc(bytes.length, 1) >>> 0;
        new Uint8Array(memory.buffer, file, bytes.length).set(bytes);
        codec.decode(file, bytes.length);
        if (!photo) throw new Error("Cannot decode: the decoder answered no pixels");
        return photo;
      } finally {
        new Uint8Array(memory.buffer).fill(0);
      }
    },
  };
}

type TakePixels = (start: number, length: number, width: number, height: number) => void;

async function start(module: WasmModule, take: TakePixels): Promise<WasmInstance> {
  try {
    return await instantiateWasm(module, pngImports(module, take));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NotEnoughMemoryError("Cannot start decoder: this device gives no memory");
  }
}

/** wasm-bindgen's name for `new ImageData(pixels, width, height)`, up to the hash of the build. */
const ANSWER = "__wbg_newwithownedu8clampedarrayandsh_";

/** Every other import belongs to the encoder, to 16 bits, or to a failure. */
function pngImports(module: WasmModule, take: TakePixels): WasmImports {
  const imports: WasmImports = {};
  for (const { module: room, name } of importsOf(module)) {
    imports[room] ??= {};
    imports[room][name] = name.startsWith(ANSWER)
      ? take
      : () => {
          throw new Error(`Cannot decode: the decoder called for ${name}`);
        };
  }
  return imports;
}
