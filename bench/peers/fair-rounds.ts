import { memoryBandwidth } from "./memory-bandwidth.ts";

/** A round counts when memory was never slower than this share of the fastest that was seen. */
const LEAST_SHARE = 0.7;

/** After so many rounds for each one wanted, what counts by then must do. */
const MOST_TRIES = 2;

/** Rounds that count, and how many there were in all. */
export interface FairRounds<Round> {
  readonly rounds: readonly Round[];
  readonly tried: number;
}

/**
 * Runs rounds, in each of which all contenders take their turn, until enough of them count. A round
 * during which memory could be copied more than 30 % slower than at the best of times does not: some
 * other program was using it.
 *
 * @param bandwidth how fast memory can be copied now, in any unit
 * @throws {Error} when no round counts
 */
export async function fairRounds<Round>(
  wanted: number,
  run: (at: number) => Promise<Round>,
  bandwidth: () => number = memoryBandwidth,
): Promise<FairRounds<Round>> {
  const all: { round: Round; slowest: number }[] = [];
  let best = bandwidth();
  const counting = () => all.filter(({ slowest }) => slowest >= LEAST_SHARE * best);

  while (counting().length < wanted && all.length < MOST_TRIES * wanted) {
    const before = bandwidth();
    const round = await run(all.length);
    const after = bandwidth();
    best = Math.max(best, before, after);
    all.push({ round, slowest: Math.min(before, after) });
  }

  const rounds = counting().map(({ round }) => round);
  if (rounds.length === 0) {
    throw new Error("Cannot measure: memory was slowed by other programs during every round");
  }
  return { rounds, tried: all.length };
}
