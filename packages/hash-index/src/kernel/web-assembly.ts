/** The part of WebAssembly that this package uses; it takes no types of a browser or of Node. */
export interface WasmMemory {
  /** Another buffer once the memory has grown. */
  readonly buffer: ArrayBuffer;
}

interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, (...values: number[]) => void>>>>,
  ) => { readonly exports: unknown };
}

/** @throws {Error} where there is no WebAssembly, or a content policy forbids it */
export function webAssembly(): Wasm {
  const { WebAssembly } = globalThis as { WebAssembly?: Wasm };
  if (WebAssembly === undefined) throw new Error("Cannot search hashes: WebAssembly is missing");
  return WebAssembly;
}
