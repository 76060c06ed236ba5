/** Lends a zeroed buffer of `length` floats until the work in hand is over. */
export type Scratch = (length: number) => Float32Array;

/**
 * Lends room for pixels to a piece of work. `wipe` sets every buffer lent so far
 * to zero, so that no trace of a photo waits in memory for the garbage collector.
 */
export function lendScratch(): { readonly scratch: Scratch; readonly wipe: () => void } {
  const lent: Float32Array[] = [];
  return {
    scratch(length) {
      const buffer = new Float32Array(length);
      lent.push(buffer);
      return buffer;
    },
    wipe() {
      for (const buffer of lent) buffer.fill(0);
    },
  };
}
