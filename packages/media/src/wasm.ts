/** Compiled WASM, as `WebAssembly.compile` answers it: code without any memory. */
export type WasmModule = object;

/** The memory of one instance. `grow` takes pages of 65,536 bytes and throws when it cannot. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export type WasmImports = Record<string, Record<string, unknown>>;

/**
 * The part of the platform's WebAssembly that is used here. Declared in this
 * file, so that this package compiles without the DOM's types and cannot reach
 * for `fetch` by accident.
 */
declare const WebAssembly: {
  readonly Memory: abstract new () => WasmMemory;
  readonly Module: { imports(module: WasmModule): readonly { module: string; name: string }[] };
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: WasmImports): Promise<WasmInstance>;
};

export function compileWasm(bytes: Uint8Array): Promise<WasmModule> {
  return WebAssembly.compile(bytes);
}

/** Makes a fresh instance, with memory that no picture has been in. */
export function instantiateWasm(module: WasmModule, imports: WasmImports): Promise<WasmInstance> {
  return WebAssembly.instantiate(module, imports);
}

/** The functions a module asks for; those of one build differ in name from those of another. */
export function importsOf(module: WasmModule): readonly { module: string; name: string }[] {
  return WebAssembly.Module.imports(module);
}

/** The memory an instance exports, whatever name its build gave it. */
export function memoryOf({ exports }: WasmInstance): WasmMemory {
  for (const value of Object.values(exports)) {
    if (value instanceof WebAssembly.Memory) return value;
  }
  throw new Error("Cannot use decoder: its WASM exports no memory");
}
