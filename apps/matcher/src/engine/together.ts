import type { Store } from "../store/open-store.ts";

/** Undoes what a step has done in memory. */
export type TakeBack = () => void;

/** Something to be done in memory. @throws {Error} when it cannot be; nothing was done then */
export type Step = () => TakeBack;

/**
 * Runs work as one transaction, with what has to follow in memory as its last part. Whichever refuses,
 * the disk or memory, both are as they were before.
 *
 * @param work answers its result, and the steps in the order in which they are to be done
 */
export function together<T>(
  store: Pick<Store, "atomically">,
  work: () => { readonly result: T; readonly steps: readonly Step[] },
): T {
  const done: TakeBack[] = [];
  try {
    return store.atomically(() => {
      const { result, steps } = work();
      for (const step of steps) done.push(step());
      return result;
    });
  } catch (error) {
    for (const takeBack of done.reverse()) takeBack();
    throw error;
  }
}
