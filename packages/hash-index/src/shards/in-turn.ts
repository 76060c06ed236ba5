/**
 * Keeps changes away from work that must be alone: they wait until it has ended, and then begin in the
 * order in which they came. Otherwise they begin at once.
 */
export function inTurn() {
  const waiting: (() => void)[] = [];
  let isAlone = false;

  function change<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!isAlone) return work();
    return new Promise((resolve) => waiting.push(() => resolve(work())));
  }

  function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return change(() => {
      isAlone = true;
      return work().finally(() => {
        isAlone = false;
        while (!isAlone && waiting.length > 0) waiting.shift()!();
      });
    });
  }

  return { change, alone };
}
