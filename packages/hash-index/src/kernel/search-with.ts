import { type Found, NOTHING } from "../found.ts";
import type { IndexKernel } from "./index-kernel.ts";

/** Searches for one hash with a kernel whose memory is seen through `bytes`. */
export function searchWith(
  kernel: IndexKernel,
  bytes: Uint8Array,
  hash: Uint8Array,
  distance: number,
  most: number,
): Found {
  bytes.set(hash, kernel.inputAt());
  const count = kernel.search(distance, most);
  const isWhole = kernel.isWhole() !== 0;
  if (count === 0 && isWhole) return NOTHING;

  const distances = kernel.foundDistancesAt();
  return {
    numbers: new Uint32Array(bytes.buffer, kernel.foundNumbersAt(), count).slice(),
    distances: bytes.slice(distances, distances + count),
    isWhole,
  };
}
