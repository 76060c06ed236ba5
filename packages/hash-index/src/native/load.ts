import { statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NativeSearch } from "../kernel/native-search.ts";
import { kernelName } from "./kernel-name.ts";
import { NativeSearchMissing } from "./missing.ts";

/** The code of the error that `native/module.c` throws on a processor that lacks its instructions. */
const WRONG_PROCESSOR = "ERR_WRONG_PROCESSOR";

/** What Linux says of a file in a folder from which no code may run. */
const NO_CODE_HERE = "failed to map segment from shared object";

/**
 * Loads what `compileNativeSearch` has written. It is code that runs with all rights of the program:
 * give it the name of a file that nobody else can write to.
 *
 * @throws {NativeSearchMissing} when there is no such file, or it is not for this processor or system,
 *   or it was compiled for another version of this package; compiled anew, it is taken by the next start
 *   of the program, and under another name at once
 */
export function nativeSearch(file: string): NativeSearch {
  const search = loaded(file);
  if (search.kernel !== kernelName()) {
    // The system keeps what it has loaded under a name, whatever is written there later.
    throw missing(file, "it is none of this version; compile it anew and start the program again");
  }
  return search;
}

function loaded(file: string): NativeSearch & { readonly kernel?: unknown } {
  const place = path.resolve(file);
  if (!statSync(place, { throwIfNoEntry: false })?.isFile()) {
    throw missing(file, "there is no such file");
  }
  try {
    return createRequire(import.meta.url)(place);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const words = error instanceof Error ? error.message : String(error);
    const isMachine = code === WRONG_PROCESSOR || words.includes(NO_CODE_HERE);
    throw missing(file, words, { isMachine, cause: error });
  }
}

function missing(
  file: string,
  why: string,
  of = { isMachine: false, cause: undefined as unknown },
) {
  return new NativeSearchMissing(`Cannot search natively with ${file}: ${why}`, of);
}
