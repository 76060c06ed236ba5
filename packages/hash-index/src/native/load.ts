import { createRequire } from "node:module";
import path from "node:path";
import type { NativeSearch } from "../kernel/native-search.ts";
import { kernelName } from "./kernel-name.ts";
import { NativeSearchMissing } from "./missing.ts";

/**
 * Loads what `compileNativeSearch` has written. It is code that runs with all rights of the program:
 * give it the name of a file that nobody else can write to.
 *
 * @throws {NativeSearchMissing} when there is no such file, or it is not for this processor or system,
 *   or it was compiled for another version of this package
 */
export function nativeSearch(file: string): NativeSearch {
  const search = loaded(file);
  if (search.kernel !== kernelName()) {
    throw missing(file, "it is none of this version; compile it anew");
  }
  return search;
}

function loaded(file: string): NativeSearch & { readonly kernel?: unknown } {
  try {
    return createRequire(import.meta.url)(path.resolve(file));
  } catch (error) {
    throw missing(file, reasonOf(error), error);
  }
}

function missing(file: string, why: string, cause?: unknown): NativeSearchMissing {
  return new NativeSearchMissing(`Cannot search natively with ${file}: ${why}`, { cause });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isAway = "code" in error && error.code === "MODULE_NOT_FOUND";
  return isAway ? "there is no such file" : error.message;
}
