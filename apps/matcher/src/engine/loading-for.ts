import { nativeSearch } from "@holdfast/hash-index/native";
import { type Loading, USUAL_LOADING } from "./load-index.ts";

/**
 * How this process loads its indexes and searches them.
 *
 * @param nativeFile the file of a compiled native search; without it WebAssembly searches
 * @throws {NativeSearchMissing} when that file cannot be used here. Whoever names one counts on what it
 *   gains, so WebAssembly does not take its place unasked.
 */
export function loadingFor(nativeFile: string | undefined): Loading {
  if (nativeFile === undefined) return USUAL_LOADING;
  return { ...USUAL_LOADING, native: nativeSearch(nativeFile) };
}
