import { percentile } from "./percentile.ts";

/** How long one call takes, in milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly rounds: number;
}

/**
 * Times work over and over: two rounds that do not count, then at least `rounds` and at least
 * `least` milliseconds of rounds that do.
 */
export async function timed(
  work: () => unknown,
  { rounds = 8, least = 1_000 } = {},
): Promise<Timing> {
  for (let round = 0; round < 2; round += 1) await work();

  const took: number[] = [];
  const started = performance.now();
  while (took.length < rounds || performance.now() - started < least) {
    const asked = performance.now();
    await work();
    took.push(performance.now() - asked);
  }
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), rounds: took.length };
}
