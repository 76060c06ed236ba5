/**
 * Works on several items at a time and yields the results in the order of the items, so that at
 * any moment everything up to the last result is done.
 *
 * @param atOnce how many are worked on at a time, 1 or more
 */
export async function* inOrderOf<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    begun.push(work(item));
    if (begun.length >= atOnce) yield await begun.shift()!;
  }
  while (begun.length > 0) yield await begun.shift()!;
}
