import { statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NativeSearch } from "../kernel/native-search.ts";
import { kernelName } from "./kernel-name.ts";
import { NativeSearchMissing } from "./missing.ts";

/** The code of the error that `native/module.c` throws on a processor that lacks its instructions. */
const WRONG_PROCESSOR = "ERR_WRONG_PROCESSOR";

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
  const place = path.resolve(file);
  if (!statSync(place, { throwIfNoEntry: false })?.isFile()) {
    throw missing(file, "there is no such file");
  }
  const require = createRequire(import.meta.url);
  delete require.cache[place]; // it may have been compiled anew since it was refused
  try {
    return require(place);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const words = error instanceof Error ? error.message : String(error);
    throw missing(file, words, { isMachine: code === WRONG_PROCESSOR, cause: error });
  }
}

function missing(
  file: string,
  why: string,
  of = { isMachine: false, cause: undefined as unknown },
) {
  return new NativeSearchMissing(`Cannot search natively with ${file}: ${why}`, of);
}
