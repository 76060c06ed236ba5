import { requirePiece } from "../require.ts";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import { SET_HEADER_BYTES } from "./set-header.ts";

/** Pieces of bytes, there at once or arriving one by one. */
export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A stream whose first bytes are read apart. */
export interface HeadedStream {
  /**
   * @throws {SnapshotError} when the stream ends before
   * @throws {RangeError} for a piece that is no row of bytes
   */
  header(): Promise<Uint8Array>;
  /** What follows the header. */
  rest(): AsyncIterable<Uint8Array>;
  /** Closes the stream wherever it is. */
  end(): Promise<unknown>;
}

/** Reads a stream of a saved set, in pieces cut anywhere. */
export function headedStream(stream: Pieces): HeadedStream {
  const pieces = oneByOne(stream);
  let following = new Uint8Array(0) as Uint8Array;

  return {
    async header() {
      const header = new Uint8Array(SET_HEADER_BYTES);
      for (let held = 0; held < SET_HEADER_BYTES; ) {
        const { value: piece, done } = await pieces.next();
        if (done)
          throw new SnapshotError("Cannot take over a saved set: a stream's end is missing");
        requirePiece(piece);
        const part = piece.subarray(0, SET_HEADER_BYTES - held);
        header.set(part, held);
        held += part.length;
        following = piece.subarray(part.length);
      }
      return header;
    },

    async *rest() {
      yield following;
      yield* pieces;
    },

    end: () => pieces.return(undefined),
  };
}

async function* oneByOne(stream: Pieces): AsyncGenerator<Uint8Array, undefined> {
  yield* stream;
  return undefined;
}
