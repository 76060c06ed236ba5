import { isCaseKept, openCheckedStore } from "./written-case.ts";

/**
 * Opens a store as a server would after a crash, and looks for what was acknowledged.
 *
 * @param keys as `writer.ts` prints them
 * @returns the keys whose cases are not there, or not whole
 */
export async function lostCases(
  directory: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  const store = await openCheckedStore(directory);
  try {
    const lost: string[] = [];
    for (const key of keys) if (!(await isCaseKept(store, key))) lost.push(key);
    return lost;
  } finally {
    await store.close();
  }
}
