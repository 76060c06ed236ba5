import type { HashRows } from "./hash-rows.ts";
import { CHUNK_BITS, CHUNKS } from "./hash-words.ts";

/**
 * For every chunk and every value of it, the rows whose hash has that value there: 16 x 65,536
 * buckets, each a chain through all its rows, linked both ways so that a row leaves any bucket,
 * however full, in one step. Costs 4 MiB, and 128 bytes a row.
 */
export class ChunkBuckets {
  readonly #first = new Uint32Array(CHUNKS << CHUNK_BITS);
  #next = new Uint32Array(0);
  #previous = new Uint32Array(0);

  /** The first row of a bucket, 0 when it is empty. */
  first(chunk: number, value: number): number {
    return this.#first[(chunk << CHUNK_BITS) | value]!;
  }

  /** The row after `row` in its bucket of this chunk, 0 at the end. */
  next(chunk: number, row: number): number {
    return this.#next[row * CHUNKS + chunk]!;
  }

  /** Puts a row into the bucket of each of its 16 chunks. */
  add(rows: HashRows, row: number): void {
    this.#makeRoom(rows.capacity * CHUNKS);
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      const bucket = (chunk << CHUNK_BITS) | rows.chunk(row, chunk);
      const second = this.#first[bucket]!;
      this.#next[row * CHUNKS + chunk] = second;
      this.#previous[row * CHUNKS + chunk] = 0;
      if (second !== 0) this.#previous[second * CHUNKS + chunk] = row;
      this.#first[bucket] = row;
    }
  }

  /** Takes a row out of its 16 buckets; its hash must still be in `rows`. */
  remove(rows: HashRows, row: number): void {
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      const next = this.#next[row * CHUNKS + chunk]!;
      const previous = this.#previous[row * CHUNKS + chunk]!;
      if (next !== 0) this.#previous[next * CHUNKS + chunk] = previous;
      if (previous !== 0) this.#next[previous * CHUNKS + chunk] = next;
      else this.#first[(chunk << CHUNK_BITS) | rows.chunk(row, chunk)] = next;
    }
  }

  #makeRoom(length: number): void {
    if (this.#next.length >= length) return;
    this.#next = lengthened(this.#next, length);
    this.#previous = lengthened(this.#previous, length);
  }
}

function lengthened(links: Uint32Array, length: number) {
  const longer = new Uint32Array(length);
  longer.set(links);
  return longer;
}
