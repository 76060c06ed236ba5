import {
  type Decoder,
  NotEnoughMemoryError,
  type PhotoFormat,
  type StoredPhoto,
} from "./decoder.ts";
import { parsePhotoHeader } from "./parse-photo-header.ts";
import {
  instantiateWasm,
  memoryOf,
  type WasmImports,
  type WasmInstance,
  type WasmMemory,
  type WasmModule,
} from "./wasm.ts";

/** What a codec's Emscripten script makes of one instance. */
export interface Codec {
  /** Answers `null`, or throws something, when the file cannot be decoded. */
  decode(bytes: Uint8Array, ...settings: unknown[]): DecodedImage | null;
}

interface DecodedImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The function that a codec's Emscripten script exports. */
export type CodecFactory = (options: CodecOptions) => Promise<Codec>;

interface CodecOptions {
  noInitialRun: true;
  locateFile(name: string): string;
  print(line: string): void;
  printErr(line: string): void;
  instantiateWasm(imports: WasmImports, start: (instance: WasmInstance) => void): object;
}

export interface EmscriptenCodec {
  readonly format: PhotoFormat;
  readonly factory: CodecFactory;
  /** WASM memory for one pixel, at most, while the file is decoded; bytes. */
  readonly mostBytesPerPixel: number;
  decode(codec: Codec, bytes: Uint8Array): DecodedImage | null;
}

/**
 * A decoder that gives every picture an instance of its own. Its memory is
 * wiped before the answer is handed over, then left to be collected, so no
 * picture can be found in it by the next one.
 */
export function emscriptenDecoder(module: WasmModule, parts: EmscriptenCodec): Decoder {
  return {
    async decode(bytes: Uint8Array): Promise<StoredPhoto> {
      const { codec, memory } = await start(module, parts.factory);
      const growth = limitGrowth(memory, mostMemory(parts, bytes));
      try {
        const image = parts.decode(codec, bytes);
        // See [Note: refused memory].
        if (growth.refusedBy() !== undefined) throw new Error("Cannot decode: memory was refused");
        if (!image) throw new Error(`Cannot decode: not a ${parts.format} the decoder knows`);
        return { rgba: image.data, width: image.width, height: image.height };
      } catch (error) {
        if (growth.refusedBy() !== "device") throw error;
        throw new NotEnoughMemoryError("Cannot decode: this device gives no more memory");
      } finally {
        new Uint8Array(memory.buffer).fill(0);
      }
    },
  };
}

interface Started {
  readonly codec: Codec;
  readonly memory: WasmMemory;
}

async function start(module: WasmModule, factory: CodecFactory): Promise<Started> {
  try {
    return await startInstance(module, factory);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NotEnoughMemoryError("Cannot start decoder: this device gives no memory");
  }
}

function startInstance(module: WasmModule, factory: CodecFactory): Promise<Started> {
  return new Promise((resolve, reject) => {
    const ready = factory({
      noInitialRun: true,
      // Without this the script works out an address for its .wasm file, which nobody asks for.
      locateFile: (name) => name,
      // The codecs describe a damaged file on the console; nothing about a picture belongs there.
      print: () => {},
      printErr: () => {},
      instantiateWasm(imports, started) {
        instantiateWasm(module, imports)
          .then((instance) => {
            started(instance);
            resolve(ready.then((codec) => ({ codec, memory: memoryOf(instance) })));
          })
          // The script itself would wait for ever for an instance that could not be made.
          .catch(reject);
        return {};
      },
    });
    ready.catch(reject);
  });
}

const BASE_BYTES = 32 * 2 ** 20; // tables and stack; every codec starts with 16 MiB
const PADDING = 512; // pixels a side that AV1 adds around a frame, and to spare
const COPIES_OF_FILE = 4;
const PAGE_BYTES = 65_536;

/**
 * How much memory the picture that the header describes can need. A file whose
 * inner header claims far more than its outer one stops here, after its outer
 * claim was found small enough.
 */
function mostMemory({ format, mostBytesPerPixel }: EmscriptenCodec, bytes: Uint8Array): number {
  const header = parsePhotoHeader(format, bytes);
  const pixels = ((header?.width ?? 0) + PADDING) * ((header?.height ?? 0) + PADDING);
  return BASE_BYTES + COPIES_OF_FILE * bytes.length + mostBytesPerPixel * pixels;
}

/**
 * Makes `memory` refuse to grow past `mostBytes`.
 *
 * [Note: refused memory] A codec that is refused memory does not always fail:
 * the AVIF one goes on and answers whatever lies at address 0. So the last
 * refusal is remembered, and no picture that met one is believed.
 */
function limitGrowth(memory: WasmMemory, mostBytes: number) {
  const grow = memory.grow.bind(memory);
  let refusedBy: "limit" | "device" | undefined;

  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_BYTES > mostBytes) {
      refusedBy = "limit";
      throw new RangeError(`Cannot grow memory past ${mostBytes} bytes`);
    }
    refusedBy = "device";
    const before = grow(pages);
    refusedBy = undefined;
    return before;
  };
  return { refusedBy: () => refusedBy };
}
