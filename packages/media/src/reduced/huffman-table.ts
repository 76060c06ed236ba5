const FAST_BITS = 10;
const SKIP_BITS = 12;
const LONGEST_CODE = 16;

/** Ends a block: more than all other steps from inside one together. */
export const END_OF_BLOCK = 128;

/**
 * What one code word stands for, packed into a number that is never 0:
 * bits 0 to 7 the length of the code word and of the number behind it together,
 * bits 8 to 15 the length of that number, from bit 16 how many coefficients it moves on.
 */
export type CodeEntry = number;

export interface HuffmanTable {
  /** The entry of each code of at most 10 bits, under every way to fill it up to 10; 0 for longer ones. */
  readonly fast: Int32Array;
  /**
   * For all 12 bits that may come next: several code words with their numbers in one entry, as many
   * as lie wholly within those bits, up to the end of a block; 0 when not even one does.
   */
  readonly several: Int32Array;
  /** The entry of a longer code, 0 when there is none. @param next the next 16 bits */
  readonly long: (next: number) => CodeEntry;
}

/**
 * Reads one table of a DHT segment.
 *
 * @param counts how many codes there are of 1, 2, … 16 bits
 * @param symbols what they stand for, shortest code first
 * @returns `undefined` when there are more codes than their lengths allow
 * Source: ITU-T T.81, annexes C and F.2.2.
 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | undefined {
  const fast = new Int32Array(1 << FAST_BITS);
  /** For each length, one past the last code, moved left to 16 bits; and what to add to a code to find its symbol. */
  const beyond = new Int32Array(LONGEST_CODE + 1);
  const shift = new Int32Array(LONGEST_CODE + 1);
  let code = 0;
  let known = 0;

  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length - 1]!;
    shift[length] = known - code;
    if (code + count > 1 << length) return undefined;
    for (let i = 0; i < count; i++, code++, known++) {
      if (length > FAST_BITS) continue;
      const free = FAST_BITS - length;
      fast.fill(entryOf(symbols[known]!, length), code << free, (code + 1) << free);
    }
    beyond[length] = code << (LONGEST_CODE - length);
    code <<= 1;
  }

  return {
    fast,
    several: severalOf(fast),
    long(next) {
      for (let length = FAST_BITS + 1; length <= LONGEST_CODE; length++) {
        if (next >= beyond[length]!) continue;
        const symbol = symbols[(next >> (LONGEST_CODE - length)) + shift[length]!];
        return symbol === undefined ? 0 : entryOf(symbol, length);
      }
      return 0;
    },
  };
}

function severalOf(fast: Int32Array): Int32Array {
  return Int32Array.from({ length: 1 << SKIP_BITS }, (_, next) => {
    let bits = 0;
    let step = 0;
    while (step < END_OF_BLOCK) {
      // Bits beyond those given count as zeros; an entry that needs them is refused.
      const entry = fast[((next << bits) & ((1 << SKIP_BITS) - 1)) >> (SKIP_BITS - FAST_BITS)]!;
      if (entry === 0 || bits + (entry & 255) > SKIP_BITS) break;
      bits += entry & 255;
      step += entry >> 16;
    }
    return (step << 16) | bits;
  });
}

/** A symbol's low half is the length of the number behind it, its high half the zeros before. */
function entryOf(symbol: number, length: number): CodeEntry {
  const size = symbol & 15;
  const zeros = symbol >> 4;
  const step = size === 0 && zeros < 15 ? END_OF_BLOCK : zeros + 1;
  return (step << 16) | (size << 8) | (length + size);
}
