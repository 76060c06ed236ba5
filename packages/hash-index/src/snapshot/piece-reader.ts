import { SnapshotError } from "./snapshot-error.ts";

/** Bytes in pieces, cut anywhere. */
export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Reads pieces as one run of bytes. */
export function pieceReader(pieces: Pieces) {
  const iterator = eachOf(pieces);
  let piece: Uint8Array = new Uint8Array(0);

  async function next(): Promise<boolean> {
    const { done, value } = await iterator.next();
    if (done) return false;
    piece = value;
    return true;
  }

  async function into(target: Uint8Array, at: number, length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      if (piece.length === 0 && !(await next())) {
        throw new SnapshotError("Cannot take over a snapshot: its end is missing");
      }
      const part = piece.subarray(0, left);
      target.set(part, at + length - left);
      left -= part.length;
      piece = piece.subarray(part.length);
    }
  }

  return {
    into,

    async take(length: number): Promise<Uint8Array> {
      const bytes = new Uint8Array(length);
      await into(bytes, 0, length);
      return bytes;
    },

    /** @throws {SnapshotError} when something is left */
    async end(): Promise<void> {
      while (piece.length === 0 && (await next()));
      if (piece.length > 0) throw new SnapshotError("Cannot take over a snapshot: it goes on");
    },
  };
}

async function* eachOf(pieces: Pieces) {
  yield* pieces;
}
