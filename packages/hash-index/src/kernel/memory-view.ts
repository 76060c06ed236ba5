import type { WasmMemory } from "./web-assembly.ts";

/** Bytes of a memory; asked for anew each time, because a memory that grows gets another buffer. */
export function memoryView(memory: WasmMemory): () => Uint8Array {
  let view = new Uint8Array(memory.buffer);
  return () => {
    if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}
