import { requirePiece } from "../require.ts";
import { SnapshotError } from "./snapshot-error.ts";

/**
 * Work on a run of bytes that comes in pieces: it yields whenever it needs the next one, and is given
 * `undefined` at the end. So it does not matter whether pieces are there at once or arrive one by one.
 */
export type Reading<Result> = Generator<undefined, Result, Uint8Array | undefined>;

/** Reads pieces, cut anywhere, as one run of bytes. */
export function pieceReader() {
  let piece: Uint8Array = new Uint8Array(0);

  function* into(target: Uint8Array, at: number, length: number): Reading<void> {
    for (let left = length; left > 0; ) {
      if (piece.length === 0) {
        const next = yield;
        if (next === undefined) {
          throw new SnapshotError("Cannot take over a snapshot: its end is missing");
        }
        requirePiece(next);
        piece = next;
        continue;
      }
      const part = piece.subarray(0, left);
      target.set(part, at + length - left);
      left -= part.length;
      piece = piece.subarray(part.length);
    }
  }

  return {
    into,

    *take(length: number): Reading<Uint8Array> {
      const bytes = new Uint8Array(length);
      yield* into(bytes, 0, length);
      return bytes;
    },

    /** @throws {SnapshotError} when something is left */
    *end(): Reading<void> {
      for (let next: Uint8Array | undefined = piece; next !== undefined; next = yield) {
        if (next.length > 0) throw new SnapshotError("Cannot take over a snapshot: it goes on");
      }
    },
  };
}
