import { createRequire } from "node:module";
import path from "node:path";
import type { NativeSearch } from "../kernel/native-search.ts";
import { NativeSearchMissing } from "./missing.ts";

/**
 * Loads what `compileNativeSearch` has written. It is code that runs with all rights of the program:
 * give it the name of a file that nobody else can write to.
 *
 * @throws {NativeSearchMissing} when there is no such file, or it is not for this processor or system
 */
export function nativeSearch(file: string): NativeSearch {
  try {
    return createRequire(import.meta.url)(path.resolve(file)) as NativeSearch;
  } catch (error) {
    throw new NativeSearchMissing(`Cannot search natively with ${file}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isAway = "code" in error && error.code === "MODULE_NOT_FOUND";
  return isAway ? "there is no such file" : error.message;
}
