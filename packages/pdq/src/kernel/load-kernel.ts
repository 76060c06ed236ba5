import { WAVES } from "../spectrum.ts";
import { bytesOfText } from "./bytes-of-text.ts";
import { WASM_TEXT } from "./wasm-text.ts";
import { type KernelMemory, webAssemblyOfEngine } from "./web-assembly.ts";

/** What `kernel/index.ts` exports; addresses are in bytes from the start of its memory. */
export interface Kernel {
  readonly memory: KernelMemory;
  wavesStart(): number;
  prepareWaves(): void;
  /** Answers 0 when there is no memory for a photo of this size. */
  begin(width: number, height: number): number;
  /** Rows of a photo that are handed over at a time. */
  rowsAtOnce(width: number): number;
  /** Where rows of the photo begun go, one right behind the other. */
  stripStart(): number;
  takeStrip(rows: number): void;
  /** Answers the quality, 0 to 100. */
  finish(): number;
  hash(): number;
  hashForms(): number;
  /** Answers 0 when there is no memory for a photo of this size. */
  beginFast(width: number, height: number, downBytes: number, alongBytes: number): number;
  tableDown(): number;
  tableAlong(): number;
  mostOff(): number;
  /** Where the next rows go, one right behind the other: another place each time. */
  fastStart(): number;
  takeFast(rows: number): void;
  /** Answers the quality, 0 to 100, or -1. */
  finishFast(percentOff: number): number;
  /** Answers 0 when a bit of the hash may be another one. */
  isSure(): number;
  wipe(): void;
}

/** The compiled kernel, made when it is first wanted; `false` where the engine refused it. */
let compiled: object | false | undefined;

/**
 * Makes a kernel with memory of its own.
 *
 * @returns `undefined` where the engine has no WebAssembly or no vectors in it, or a page's
 *   content policy forbids it; the TypeScript then answers, with the same bits
 */
export function loadKernel(): Kernel | undefined {
  const engine = webAssemblyOfEngine();
  if (engine === undefined || compiled === false) return undefined;
  try {
    compiled ??= new engine.Module(bytesOfText(WASM_TEXT));
    const kernel = new engine.Instance(compiled).exports as Kernel;
    const start = kernel.wavesStart();
    new Float32Array(kernel.memory.buffer, start, WAVES.length).set(WAVES);
    kernel.prepareWaves();
    return kernel;
  } catch {
    compiled = false;
    return undefined;
  }
}
