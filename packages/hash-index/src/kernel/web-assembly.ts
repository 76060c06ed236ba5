/** The part of WebAssembly that this package uses; it takes no types of a browser or of Node. */
export interface WasmMemory {
  /** Another buffer once the memory has grown. */
  readonly buffer: ArrayBufferLike;
}

/** What is given to a module: a memory, numbers that do not change, functions. */
type Imports = Readonly<
  Record<string, Readonly<Record<string, WasmMemory | number | ((...values: number[]) => void)>>>
>;

interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: unknown };
  /** Sizes are in pages of 64 KiB. */
  readonly Memory: new (sizes: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: boolean;
  }) => WasmMemory;
}

/** @throws {Error} where there is no WebAssembly, or a content policy forbids it */
export function webAssembly(): Wasm {
  const { WebAssembly } = globalThis as { WebAssembly?: Wasm };
  if (WebAssembly === undefined) throw new Error("Cannot search hashes: WebAssembly is missing");
  return WebAssembly;
}
