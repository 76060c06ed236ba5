import { median } from "../percentile.ts";
import { cpuNow } from "./cpu-now.ts";

const BYTES = 2 ** 26; // more than a processor's caches hold
const COPIES = 9;

const from = new Uint8Array(BYTES).fill(1);
const to = new Uint8Array(BYTES);

/**
 * Bytes a second of processor time that memory can be copied with at this moment: the middle of nine
 * copies. Waiting for a core is not in it, for that is in nobody's processor time either.
 */
export function memoryBandwidth(): number {
  const seconds = Array.from({ length: COPIES }, () => {
    const started = cpuNow();
    to.set(from);
    return cpuNow() - started;
  });
  return BYTES / median(seconds);
}
