import type { Unit } from "./sources/source.ts";

const ONE: Readonly<Record<Unit, string>> = { files: "file", hashes: "hash" };

/** As people read it: `1 file`, `2 files`. */
export function counted(number: number, unit: Unit): string {
  return `${number} ${number === 1 ? ONE[unit] : unit}`;
}
