import { NativeSearchMissing } from "../../packages/hash-index/src/native.ts";
import { compiledNativeSearch } from "../../packages/hash-index/src/testing/compiled-native-search.ts";

/** Why this machine cannot search natively, in words; `undefined` where it can. */
export async function whyNotNative(): Promise<string | undefined> {
  try {
    const search = await compiledNativeSearch();
    return typeof search === "string" ? search : undefined;
  } catch (error) {
    // The mistake is ours, and nothing is left out for it: what tests the native search fails and says so.
    if (error instanceof NativeSearchMissing) return undefined;
    throw error;
  }
}
