/** Lends a zeroed buffer of `length` floats until the work in hand is over. */
export type Scratch = (length: number) => Float32Array;

/**
 * Does work that needs room for pixels, and wipes every buffer it was lent
 * before returning or throwing, so that no trace of a photo waits in memory for
 * the garbage collector.
 *
 * What it returns must not be one of those buffers: they are all zeros by then.
 */
export function withScratch<Result>(work: (scratch: Scratch) => Result): Result {
  const lent: Float32Array[] = [];
  const scratch: Scratch = (length) => {
    const buffer = new Float32Array(length);
    lent.push(buffer);
    return buffer;
  };

  try {
    return work(scratch);
  } finally {
    for (const buffer of lent) buffer.fill(0);
  }
}
