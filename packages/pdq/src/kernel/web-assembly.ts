/** What an engine offers of WebAssembly, as far as it is needed here: this package knows neither Node's types nor a page's. */
export interface WebAssemblyOfEngine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** Memory that a kernel works in. Its buffer is another one after it has grown. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

/** @returns `undefined` where the engine has no WebAssembly */
export function webAssemblyOfEngine(): WebAssemblyOfEngine | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyOfEngine }).WebAssembly;
}
