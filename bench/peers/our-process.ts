import path from "node:path";

/** How a program of this folder runs in a process of its own, on this Node and from its source. */
export function ourProcess(
  file: string,
  ...more: readonly string[]
): readonly [program: string, args: readonly string[]] {
  const program = path.join(import.meta.dirname, file);
  return [process.execPath, ["--conditions=holdfast-source", program, ...more]];
}
