import type { Bench, BenchResult } from "./bench.ts";
import { loadNow, machineFacts } from "./machine.ts";
import { revision } from "./revision.ts";

/** Runs a bench and adds what its figures depend on. */
export async function runBench(
  bench: Bench,
  say: (progress: string) => void,
): Promise<BenchResult> {
  const commit = revision();
  const before = loadNow();
  const started = performance.now();
  const { figures, tables, notes } = await bench.run(say);
  return {
    bench: bench.name,
    title: bench.title,
    measuredOn: new Date().toISOString().slice(0, 10),
    ...(commit !== undefined && { revision: commit }),
    machine: machineFacts(),
    load: { before, after: loadNow() },
    took: Math.round((performance.now() - started) / 1_000),
    figures,
    tables,
    notes,
  };
}
