import { type PdqHash, pdqHashToBytes } from "@holdfast/pdq";

/** A hash is cut into this many chunks, which do not overlap. */
export const CHUNKS = 16;

/** A chunk has this many bits, and so 65,536 values. */
export const CHUNK_BITS = 16;

/** A hash as eight words of 32 bits, for counting, and the same memory as 16 chunks, for looking up. */
export interface HashWords {
  readonly words: Uint32Array;
  readonly chunks: Uint16Array;
}

export function hashWords(hash: PdqHash): HashWords {
  const { buffer } = pdqHashToBytes(hash);
  return { words: new Uint32Array(buffer), chunks: new Uint16Array(buffer) };
}
