import type { OnFound } from "../kernel/batch-reader.ts";
import type { FoundPiece } from "./shard-calls.ts";

/** How many matches go into one message. */
const PIECE = 4_096;

/** Gathers what a batch finds, and sends it on whenever there is a message full of it. */
export function foundPieces(send: (piece: FoundPiece) => void) {
  const queries = new Uint32Array(PIECE);
  const numbers = new Uint32Array(PIECE);
  const distances = new Uint8Array(PIECE);
  let count = 0;

  function flush(): void {
    if (count === 0) return;
    send({
      queries: queries.slice(0, count),
      numbers: numbers.slice(0, count),
      distances: distances.slice(0, count),
    });
    count = 0;
  }

  const found: OnFound = (query, number, distance) => {
    queries[count] = query;
    numbers[count] = number;
    distances[count] = distance;
    count++;
    if (count === PIECE) flush();
  };

  return { found, flush };
}
