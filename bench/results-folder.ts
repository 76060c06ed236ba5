import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { BenchResult } from "./bench.ts";

const FOLDER = path.join(import.meta.dirname, "results");

/** Keeps the newest result of a bench, in place of the one before. */
export function keepResult(result: BenchResult): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(result.bench), `${JSON.stringify(result, null, 2)}\n`);
}

/** The kept results of these benches, in their order; a bench that was never run is passed over. */
export function readResults(names: readonly string[]): readonly BenchResult[] {
  return names
    .map(fileOf)
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")));
}

function fileOf(name: string): string {
  return path.join(FOLDER, `${name}.json`);
}
