import { median } from "../percentile.ts";

const BYTES = 2 ** 26; // more than a processor's caches hold
const COPIES = 9;

const from = new Uint8Array(BYTES).fill(1);
const to = new Uint8Array(BYTES);

/** Bytes a second that memory can be copied with at this moment: the middle of nine copies. */
export function memoryBandwidth(): number {
  const seconds = Array.from({ length: COPIES }, () => {
    const started = performance.now();
    to.set(from);
    return (performance.now() - started) / 1_000;
  });
  return BYTES / median(seconds);
}
