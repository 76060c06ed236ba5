import { DatabaseSync } from "node:sqlite";
import type { Bench } from "./bench.ts";
import { startBuiltExchange } from "./built-exchange.ts";
import { diskSyncs } from "./disk-syncs.ts";
import type { LoadReport } from "./load/open-cases.ts";
import { runLoad } from "./load/run-load.ts";
import { withScratchFolder } from "./scratch-folder.ts";

const GOAL = 200; // cases a second
const AT_ONCE = [1, 64, 200, 400] as const;
const SECONDS = 10;

/** How many people at once the goal is looked at with. */
const FOR_GOAL = 200;

export const durableCases: Bench = {
  name: "durable-cases",
  title: "Durable cases opened a second, one process",
  run: (say) =>
    withScratchFolder(async (folder) => {
      const before = diskSyncs(folder, 2);
      const exchange = await startBuiltExchange(folder);
      const reports: (LoadReport & { readonly atOnce: number })[] = [];
      try {
        for (const atOnce of AT_ONCE) {
          say(`${atOnce} at once`);
          reports.push({ atOnce, ...(await runLoad(exchange.url, { atOnce, seconds: SECONDS })) });
        }
      } finally {
        await exchange.stop();
      }
      const after = diskSyncs(folder, 2);
      requireAllKept(exchange.database, reports);

      const syncs = (before.aSecond + after.aSecond) / 2;
      const rate = ({ opened, seconds }: LoadReport) => opened / seconds;
      return {
        figures: [
          {
            what: "durable cases opened a second, one process",
            value: rate(reports.find(({ atOnce }) => atOnce === FOR_GOAL)!),
            unit: "a second",
            goal: { kind: "at-least", limit: GOAL },
            how: `The built server with its defaults, another process that keeps ${FOR_GOAL} requests waiting for ${SECONDS} s over loopback. Only answers of 201 with a whole receipt count; afterwards the database held every one of them.`,
          },
          {
            what: "syncs this disk does a second, one after the other",
            value: syncs,
            unit: "a second",
            how: "Appending 4,120 bytes to a file and fdatasync, for 2 s before and 2 s after. Without sharing a commit, no server could open more cases than this.",
          },
        ],
        tables: [
          {
            title: "Opening cases, by how many people wait at once",
            columns: [
              { name: "at once", unit: "count" },
              { name: "opened", unit: "count" },
              { name: "failed", unit: "count" },
              { name: "rate", unit: "a second" },
              { name: "p50", unit: "milliseconds" },
              { name: "p95", unit: "milliseconds" },
              { name: "against the disk's syncs", unit: "times" },
            ],
            rows: reports.map((report) => [
              ...[
                report.atOnce,
                report.opened,
                report.failed,
                rate(report),
                report.p50,
                report.p95,
              ],
              rate(report) / syncs,
            ]),
          },
          {
            title: "The disk's own syncs",
            columns: [
              { name: "when" },
              { name: "rate", unit: "a second" },
              { name: "p50", unit: "milliseconds" },
              { name: "p95", unit: "milliseconds" },
            ],
            rows: [
              ["before", before.aSecond, before.p50, before.p95],
              ["after", after.aSecond, after.p50, after.p95],
            ],
          },
        ],
        notes: [
          "Every answer waits for the next step of a grid of 250 ms, so that nobody can tell by the time whether a picture was known. N people at once can therefore open at most 4 N cases a second, whatever the server could do.",
          "Up to 64 cases that arrive together share one sync, so that a disk that needs longer for one is waited for once for all of them. How long a sync takes here is what the machine's disk answers; whether a virtual one has by then reached a real one, only its provider can say.",
          "Server and load generator share the machine's cores.",
        ],
      };
    }),
};

/** @throws {Error} when a case that was answered 201 is not in the database */
function requireAllKept(database: string, reports: readonly LoadReport[]): void {
  const acknowledged = reports.reduce((sum, { opened }) => sum + opened, 0);
  const db = new DatabaseSync(database);
  const kept = Number(Object.values(db.prepare("select count(*) from cases").get() ?? {})[0]);
  db.close();
  if (kept < acknowledged) {
    throw new Error(`Cannot call them durable: ${acknowledged} answered, ${kept} found`);
  }
}
