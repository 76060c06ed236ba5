import { isQuiet, type Pace, paceNow, quickest, slowest } from "./pace.ts";

/** After so many rounds for each one wanted, what counts by then must do. */
const MOST_TRIES = 2;

/** How long a turn waits for a quiet machine, in milliseconds. */
const PATIENCE = 10_000;

/** Runs one contender's work when the machine is quiet; again if it was not quiet to the end. */
export type Turn = <Done>(work: () => Promise<Done>) => Promise<Done>;

/** Rounds that count, and how many there were in all. */
export interface FairRounds<Round> {
  readonly rounds: readonly Round[];
  readonly tried: number;
  /** Turns that were run again. */
  readonly repeated: number;
  /** `false` when none counted, so that all of them stand here after all. */
  readonly areFair: boolean;
}

/**
 * Runs rounds, in each of which all contenders take their turn, until enough of them count. A round
 * counts when the machine was quiet around each turn: when neither the core nor memory was much slower
 * than at the best of times. If not, some other program was using it, which slows one contender more
 * than another. What a contender has measured decides nothing.
 */
export async function fairRounds<Round>(
  wanted: number,
  run: (at: number, turn: Turn) => Promise<Round>,
  look: () => Pace = paceNow,
  patience: number = PATIENCE,
): Promise<FairRounds<Round>> {
  const all: { round: Round; pace: Pace }[] = [];
  let repeated = 0;
  let best = look();
  let now = best;
  const lookAgain = () => {
    now = look();
    best = quickest(best, now);
    return now;
  };
  const counting = () => all.filter(({ pace }) => isQuiet(pace, best));

  while (counting().length < wanted && all.length < MOST_TRIES * wanted) {
    let pace = best;
    const turn: Turn = async (work) => {
      const until = performance.now() + patience;
      for (;;) {
        while (!isQuiet(now, best) && performance.now() < until) lookAgain();
        const before = now;
        const done = await work();
        const around = slowest(before, lookAgain());
        if (isQuiet(around, best) || performance.now() >= until) {
          pace = slowest(pace, around);
          return done;
        }
        repeated += 1;
      }
    };
    const round = await run(all.length, turn);
    all.push({ round, pace });
  }

  const fair = counting();
  const areFair = fair.length > 0;
  const rounds = (areFair ? fair : all).map(({ round }) => round);
  return { rounds, tried: all.length, repeated, areFair };
}

/** What a reader must know about the rounds of one measurement. */
export function roundsNote(
  { rounds, tried, repeated, areFair }: FairRounds<unknown>,
  wanted: number,
): string {
  const turns = `${repeated} turns were run again, because the core was over 15 % slower than at its best, or memory over 30 %.`;
  if (!areFair) {
    return `NONE of ${tried} rounds counted, because other programs used the machine in each: what stands here is all of them, and worth little. ${turns}`;
  }
  return `${rounds.length} of ${tried} rounds counted, ${wanted} were wanted; ${turns}`;
}
