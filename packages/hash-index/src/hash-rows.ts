import { bitsIn } from "./bits-in.ts";
import { CHUNKS, type HashWords } from "./hash-words.ts";

const WORDS = 8;
const FIRST_CAPACITY = 256; // rows

/**
 * Hashes in numbered rows of one block of memory, 32 bytes a row. Row 0 is never given out, so
 * that 0 can stand for "no row"; a removed row is wiped at once and given out again.
 */
export class HashRows {
  #words = new Uint32Array(FIRST_CAPACITY * WORDS);
  #chunks = new Uint16Array(this.#words.buffer);
  #unused = 1;
  readonly #freed: number[] = [];

  /** How many rows there is room for, row 0 included. */
  get capacity(): number {
    return this.#words.length / WORDS;
  }

  /** All bytes held, rows that are free included. */
  get memory(): Uint8Array {
    return new Uint8Array(this.#words.buffer);
  }

  /** @returns the row's number, 1 or more */
  add({ words }: HashWords): number {
    const row = this.#freed.pop() ?? this.#unused++;
    if (row === this.capacity) this.#grow();
    this.#words.set(words, row * WORDS);
    return row;
  }

  /** Wipes a row that `add` gave out. */
  remove(row: number): void {
    this.#words.fill(0, row * WORDS, (row + 1) * WORDS);
    this.#freed.push(row);
  }

  /** The 16 bits of a row's chunk, 0 to 15. */
  chunk(row: number, at: number): number {
    return this.#chunks[row * CHUNKS + at]!;
  }

  /** Bits in which a row differs from a hash: exact up to `most`, else only some number above it. */
  distance(row: number, { words }: HashWords, most: number): number {
    let distance = 0;
    for (let at = 0; at < WORDS && distance <= most; at++) {
      distance += bitsIn(this.#words[row * WORDS + at]! ^ words[at]!);
    }
    return distance;
  }

  #grow(): void {
    const outgrown = this.#words;
    this.#words = new Uint32Array(outgrown.length * 2);
    this.#words.set(outgrown);
    this.#chunks = new Uint16Array(this.#words.buffer);
    // Hashes left behind in memory nobody holds could outlive their withdrawal.
    outgrown.fill(0);
  }
}
