import { memoryBandwidth } from "./memory-bandwidth.ts";

/** A round counts when memory was never slower than this share of the fastest that was seen. */
const LEAST_SHARE = 0.7;

/** After so many rounds for each one wanted, what counts by then must do. */
const MOST_TRIES = 2;

/** Rounds that count, and how many there were in all. */
export interface FairRounds<Round> {
  readonly rounds: readonly Round[];
  readonly tried: number;
  /** `false` when none counted, so that all of them stand here after all. */
  readonly areFair: boolean;
}

/**
 * Runs rounds, in each of which all contenders take their turn, until enough of them count. A round
 * during which memory could be copied more than 30 % slower than at the best of times does not: some
 * other program was using it.
 *
 * @param bandwidth how fast memory can be copied now, in any unit
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

  const fair = counting();
  const areFair = fair.length > 0;
  return { rounds: (areFair ? fair : all).map(({ round }) => round), tried: all.length, areFair };
}

/** What a reader must know about the rounds of one measurement. */
export function roundsNote(
  { rounds, tried, areFair }: FairRounds<unknown>,
  wanted: number,
): string {
  if (!areFair) {
    return `NONE of ${tried} rounds counted, because memory was over 30 % slower in each than at its best: what stands here is all of them, and worth little.`;
  }
  return `${rounds.length} of ${tried} rounds counted, ${wanted} were wanted; one does not count when memory is over 30 % slower than at its best.`;
}
