import type { Figure } from "./figure.ts";
import type { Machine } from "./machine.ts";
import type { Table } from "./table.ts";

/** What one bench found. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  /** Sentences that a reader of the numbers must know. */
  readonly notes: readonly string[];
}

/** One thing to measure. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  /** @param say tells how far it is */
  readonly run: (say: (progress: string) => void) => Promise<Findings>;
}

/** Findings together with what they depend on, as they are kept in `bench/results`. */
export interface BenchResult extends Findings {
  readonly bench: string;
  readonly title: string;
  /** A day in UTC. */
  readonly measuredOn: string;
  /** The commit that was measured; `+` when files had been changed since. Absent outside git. */
  readonly revision?: string;
  readonly machine: Machine;
  /** The machine's load average of one minute, before and after. */
  readonly load: { readonly before: number; readonly after: number };
  /** Seconds. */
  readonly took: number;
}
