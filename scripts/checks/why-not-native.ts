import { compiledNativeSearch } from "../../packages/hash-index/src/testing/compiled-native-search.ts";

/**
 * Why this machine cannot search natively, in words; `undefined` where it can.
 *
 * @throws {Error} when our own C does not compile or load: no machine is to blame for that
 */
export async function whyNotNative(): Promise<string | undefined> {
  const search = await compiledNativeSearch();
  return typeof search === "string" ? search : undefined;
}
