export interface InOrderLimits {
  /** How many items are worked on at a time, 1 or more. */
  readonly atOnce: number;
  /**
   * How many items may be begun and not yet yielded, `atOnce` or more: so many others go on while
   * one takes long.
   */
  readonly ahead: number;
}

/**
 * Works on several items at a time and yields the results in the order of the items, each as soon
 * as it and all before it are done: at any moment everything up to the last result is done.
 *
 * @throws what the items or the work throw, after all results before that
 */
export async function* inOrderOf<Item, Result>(
  items: AsyncIterable<Item>,
  { atOnce, ahead }: InOrderLimits,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  let working = 0;
  let isFed = false;
  let isWanted = true;
  let change = Promise.withResolvers<void>();

  function noteChange(): void {
    change.resolve();
    change = Promise.withResolvers();
  }

  async function feed(): Promise<void> {
    for await (const item of items) {
      working += 1;
      const result = work(item).finally(() => {
        working -= 1;
        noteChange();
      });
      result.catch(() => {}); // thrown below, when its turn comes
      begun.push(result);
      noteChange();
      while (isWanted && (working >= atOnce || begun.length >= ahead)) await change.promise;
      if (!isWanted) return;
    }
  }

  const fed = feed().finally(() => {
    isFed = true;
    noteChange();
  });
  fed.catch(() => {}); // thrown below, after the results

  try {
    while (begun.length > 0 || !isFed) {
      if (begun.length === 0) {
        await change.promise;
        continue;
      }
      yield await begun[0]!;
      begun.shift();
      noteChange();
    }
    await fed;
  } finally {
    isWanted = false;
    noteChange();
  }
}
