import type { ListInput } from "./list-input.ts";
import { listSource } from "./list-source.ts";
import type { ScanSource } from "./source.ts";

const NEWLINE = 10;
const NUL = 0;

/**
 * A list of paths, each from the folder the program was started in unless it is absolute.
 *
 * @param endsWith what ends a path; with `nul`, as `find -print0` writes them, one may hold a newline
 */
export function fileList(input: ListInput, endsWith: "newline" | "nul"): ScanSource {
  return listSource(input, {
    unit: "files",
    name: `files ${endsWith} ${process.cwd()}`,
    separator: endsWith === "nul" ? NUL : NEWLINE,
    read(text) {
      // Windows ends a line with two characters.
      const path = endsWith === "nul" ? text : text.replace(/\r$/, "");
      return path === "" ? undefined : { kind: "file", path };
    },
  });
}
