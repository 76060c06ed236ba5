import path from "node:path";

/** How a program of this folder runs in a process of its own, on this Node and from its source. */
export function ourProcess(file: string): readonly [program: string, args: readonly string[]] {
  return [process.execPath, ["--conditions=holdfast-source", path.join(import.meta.dirname, file)]];
}
