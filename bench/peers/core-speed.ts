import { median } from "../percentile.ts";
import { cpuNow } from "./cpu-now.ts";

const ROUNDS = 2_000_000;
const REPEATS = 9;

/**
 * Rounds a second of processor time that this core manages at this moment of a sum that gives it more
 * to do side by side than half a core can. Where a core has two threads, the other one may be somebody
 * else's: no program sees that but by how much slower it is itself. The middle of nine.
 */
export function coreSpeed(): number {
  const seconds = Array.from({ length: REPEATS }, (_, at) => {
    const started = cpuNow();
    // What is reckoned must be of use, or an engine leaves it out.
    if (!Number.isInteger(eightSums(ROUNDS + at))) throw new Error("Cannot add whole numbers");
    return cpuNow() - started;
  });
  return ROUNDS / median(seconds);
}

/** Eight sums that do not wait for one another. */
function eightSums(rounds: number): number {
  let [a, b, c, d, e, f, g, h] = [1, 2, 3, 4, 5, 6, 7, 8];
  for (let at = 0; at < rounds; at++) {
    a = (a + at) | 0;
    b = (b ^ at) | 0;
    c = (c + at) | 0;
    d = (d ^ at) | 0;
    e = (e + at) | 0;
    f = (f ^ at) | 0;
    g = (g + at) | 0;
    h = (h ^ at) | 0;
  }
  return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
}
