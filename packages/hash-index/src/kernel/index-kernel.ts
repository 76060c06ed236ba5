import { bytesOfText } from "./bytes-of-text.ts";
import { WASM_TEXT } from "./wasm-text.ts";
import { type WasmMemory, webAssembly } from "./web-assembly.ts";

/** A number that WebAssembly keeps where another program could change it. */
interface WasmNumber {
  readonly value: number;
}

/** One index's memory, and what can be done with it; see `kernel/` for what each does. */
export interface IndexKernel {
  readonly memory: WasmMemory;

  readonly prepare: () => void;
  readonly open: (room: number) => number;
  readonly grow: (room: number) => number;
  readonly size: WasmNumber;
  readonly used: WasmNumber;
  readonly room: WasmNumber;
  readonly slots: WasmNumber;
  readonly firstFreeRow: () => number;

  readonly add: (number: number) => number;
  readonly remove: (number: number) => number;
  readonly removeAt: (row: number) => number;
  readonly permuteRows: (from: number, count: number) => void;
  readonly build: (count: number) => number;

  readonly prepareSearch: (distance: number) => number;
  readonly search: (distance: number, most: number) => number;
  readonly isWhole: () => number;
  readonly startBatch: (count: number, distance: number) => number;
  readonly sortBatch: (chunk: number) => void;
  readonly batchTable: (chunk: number) => void;
  readonly endBatch: () => void;

  readonly lay: (room: number) => number;
  readonly provide: (bytes: number) => number;
  readonly setRows: (used: number, size: number, firstFree: number) => void;
  readonly usedSlots: (chunk: number) => number;
  readonly isSound: () => number;
  readonly digest: (at: number, bytes: number, seed: bigint) => bigint;

  readonly startAt: (chunk: number, value: number) => number;
  readonly countAt: (chunk: number, value: number) => number;
  readonly hashAt: (row: number) => number;
  readonly numberAt: (row: number) => number;
  readonly partnerAt: (chunk: number, slot: number) => number;
  readonly rowAt: (chunk: number, slot: number) => number;
  readonly inputAt: () => number;
  readonly queryAt: () => number;
  readonly chunkRadiusAt: () => number;
  readonly pairMostAt: () => number;
  readonly foundNumbersAt: () => number;
  readonly foundDistancesAt: () => number;
  readonly WORDS: WasmNumber;
  readonly DESKS: WasmNumber;
  readonly DESK_BYTES: WasmNumber;
  readonly HEADS: WasmNumber;
  readonly HEADS_BYTES: WasmNumber;
  readonly FLIPS: WasmNumber;
  readonly BATCH: WasmNumber;
  readonly BATCH_ORDER: WasmNumber;
  readonly BATCH_PARTNERS: WasmNumber;
  readonly COUNTERS: WasmNumber;
  readonly FOUND_QUERIES: WasmNumber;
  readonly MOST_FOUND: WasmNumber;
  readonly MOST_BATCH: WasmNumber;
  readonly MOST_ROWS: WasmNumber;
}

let compiled: object | undefined;

/**
 * Makes a kernel with a memory of its own, 5 MB before it is opened.
 *
 * @param takeFound called while a batch is searched whenever so many results wait to be read
 * @throws {Error} where there is no WebAssembly, no SIMD in it, or a content policy forbids it
 */
export function indexKernel(takeFound: (count: number) => void): IndexKernel {
  const { Module, Instance } = webAssembly();
  compiled ??= new Module(bytesOfText(WASM_TEXT));
  const kernel = new Instance(compiled, { host: { takeFound } }).exports as IndexKernel;
  kernel.prepare();
  return kernel;
}
