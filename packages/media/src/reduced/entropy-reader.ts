import { END_OF_BLOCK, type HuffmanTable } from "./huffman-table.ts";
import { unusual } from "./unusual-jpeg-error.ts";

const COEFFICIENTS = 64;

/** Bytes after the coded data that may be looked at, though not used. */
export const OVERHANG = 256;

/** Reads code words from a scan's coded data, bit after bit. */
export interface EntropyReader {
  /** Goes to the start of a stretch. @param at bytes */
  readonly goTo: (at: number) => void;
  /** Bytes up to and including the one that holds the last bit read. */
  readonly place: () => number;
  /** One bit, 0 or 1. */
  readonly bit: () => number;
  /** What the constant part of a block adds to that of the block before. */
  readonly difference: (table: HuffmanTable) => number;
  /** Passes over the 63 waves of a block. @returns whether there are none */
  readonly skipWaves: (table: HuffmanTable) => boolean;
  /**
   * Writes those waves that are not 0 into a block of zeros, in zigzag order: the first ones up to
   * and without `end`, and passes over the rest. @returns as above
   */
  readonly readWaves: (table: HuffmanTable, block: Int32Array, end: number) => boolean;
}

/**
 * Its functions throw an UnusualJpegError at what no encoder writes, and a RangeError far past the end.
 *
 * @param data coded data without stuffed zeros and markers, and `OVERHANG` bytes more
 * Source: ITU-T T.81, annex F.2.2.
 */
export function entropyReader(data: Uint8Array): EntropyReader {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let place = 0; // bits

  /** The entry of the code at a place. One 32-bit read holds at least 25 bits from any place on. */
  function entryAt(table: HuffmanTable, at: number): number {
    const next = view.getInt32(at >> 3) << (at & 7);
    const entry = table.fast[next >>> 22]! || table.long(next >>> 16);
    if (entry === 0) throw unusual("no such code");
    return entry;
  }

  /** The number of `size` bits before `end`; one that begins with 0 is negative. */
  function numberBefore(end: number, size: number): number {
    if (size === 0) return 0;
    const start = end - size;
    const bits = (view.getInt32(start >> 3) << (start & 7)) >>> (32 - size);
    return bits >> (size - 1) === 0 ? bits - (1 << size) + 1 : bits;
  }

  return {
    goTo(at) {
      place = at * 8;
    },
    place: () => (place + 7) >> 3,
    bit() {
      const bit = (view.getUint8(place >> 3) >> (7 - (place & 7))) & 1;
      place++;
      return bit;
    },
    difference(table) {
      const entry = entryAt(table, place);
      place += entry & 255;
      return numberBefore(place, (entry >> 8) & 255);
    },
    skipWaves(table) {
      const { several } = table;
      let at = place;
      let k = 1;
      while (k < COEFFICIENTS) {
        const entry = several[(view.getInt32(at >> 3) << (at & 7)) >>> 20]!;
        const step = entry >> 16;
        // Where several code words might reach into the next block they are read one by one.
        if (step === 0 || k + (step & (END_OF_BLOCK - 1)) >= COEFFICIENTS) {
          const one = entryAt(table, at);
          at += one & 255;
          k += one >> 16;
        } else {
          at += entry & 255;
          k += step;
        }
      }
      place = at;
      return hadNone(k);
    },
    readWaves(table, block, end) {
      let at = place;
      let k = 1;
      while (k < COEFFICIENTS) {
        const entry = entryAt(table, at);
        at += entry & 255;
        k += entry >> 16;
        if (k <= end) block[k - 1] = numberBefore(at, (entry >> 8) & 255);
      }
      place = at;
      return hadNone(k);
    },
  };
}

/** @param k where a block ended */
function hadNone(k: number): boolean {
  if (k > COEFFICIENTS && k < END_OF_BLOCK) throw unusual("a block of more than 64 coefficients");
  return k === 1 + END_OF_BLOCK;
}
