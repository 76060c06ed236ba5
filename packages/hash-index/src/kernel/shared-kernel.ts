import { bytesOfText } from "./bytes-of-text.ts";
import type { IndexKernel } from "./index-kernel.ts";
import { WASM_TEXT } from "./shared-wasm-text.ts";
import { type WasmMemory, webAssembly } from "./web-assembly.ts";

/** 64 KiB each; as many as 32 bits can address. The kernel is compiled for these limits. */
const PAGES = { initial: 1, maximum: 65_536, shared: true } as const;

let compiled: object | undefined;

/** @throws {Error} where there is no WebAssembly, or threads cannot share memory */
export function sharedMemory(): WasmMemory {
  if (!("SharedArrayBuffer" in globalThis)) {
    throw new Error(
      "Cannot share an index: a page that shares memory has to be cross-origin isolated",
    );
  }
  return new (webAssembly().Memory)(PAGES);
}

/**
 * Makes a kernel over a memory that other threads have as well.
 *
 * @param desk how far behind the first desk this thread's is, in bytes; 0 for whoever changes the index
 */
export function sharedKernel(
  memory: WasmMemory,
  desk: number,
  takeFound: (count: number) => void,
): IndexKernel {
  const { Module, Instance } = webAssembly();
  compiled ??= new Module(bytesOfText(WASM_TEXT));
  const imports = { env: { memory }, host: { desk, takeFound } };
  return new Instance(compiled, imports).exports as IndexKernel;
}
