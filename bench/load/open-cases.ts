import { parseArgs } from "node:util";
import { madeUpHash } from "../made-up-hash.ts";
import { median, percentile } from "../percentile.ts";
import { caseWith, connections, openCase } from "./open-case-request.ts";

/** What the load generator prints, as JSON. */
export interface LoadReport {
  /** Cases answered 201 with a whole receipt. */
  readonly opened: number;
  readonly failed: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds from sending to the whole answer. */
  readonly p50: number;
  readonly p95: number;
}

/**
 * `open-cases.ts --exchange URL --at-once N --seconds N`: people who each open a case with one new
 * picture and, once answered, are followed by the next; N of them wait for an answer at any time.
 */
const { values } = parseArgs({
  options: {
    exchange: { type: "string" },
    "at-once": { type: "string" },
    seconds: { type: "string" },
  },
});
const exchange = new URL(values.exchange ?? "");
const atOnce = Number(values["at-once"]);
const until = performance.now() + 1_000 * Number(values.seconds);
const agent = connections(atOnce);
const took: number[] = [];
let failed = 0;

async function comeOneAfterTheOther(): Promise<void> {
  while (performance.now() < until) {
    const asked = performance.now();
    try {
      await openCase(agent, exchange, caseWith([madeUpHash()]));
      took.push(performance.now() - asked);
    } catch {
      failed += 1;
    }
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: atOnce }, comeOneAfterTheOther));
const report: LoadReport = {
  opened: took.length,
  failed,
  seconds: (performance.now() - started) / 1_000,
  p50: median(took),
  p95: percentile(took, 0.95),
};
agent.destroy();
console.log(JSON.stringify(report));
