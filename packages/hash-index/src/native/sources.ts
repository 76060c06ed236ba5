import path from "node:path";

const FOLDER = path.join(import.meta.dirname, "..", "..", "native");

const inFolder = (names: readonly string[]) => names.map((name) => path.join(FOLDER, name));

/** What is compiled into the native search. */
export const SOURCES: readonly string[] = inFolder(["search.c", "batch.c", "module.c"]);

/** What those include. */
export const INCLUDED: readonly string[] = inFolder(["memory.h", "near.h", "search.h", "batch.h"]);
