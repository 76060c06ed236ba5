import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Bench } from "./bench.ts";
import type { Started } from "./matcher-start/start-once.ts";
import { storeWithListings } from "./matcher-start/store-with-listings.ts";
import { median } from "./percentile.ts";
import { withScratchFolder } from "./scratch-folder.ts";

const SIZES = [100_000, 1_000_000] as const;
const ROUNDS = 5;
const ONCE = path.join(import.meta.dirname, "matcher-start/start-once.ts");

const run = promisify(execFile);

export const matcherStart: Bench = {
  name: "matcher-start",
  title: "How soon a matcher with a long list is ready",
  run: async (say) => {
    const rows: number[][] = [];
    for (const size of SIZES) {
      rows.push(await withScratchFolder((folder) => measure(folder, size, say)));
    }
    const [, list, , , , snapshot] = rows.at(-1)!;
    return {
      figures: [
        {
          what: "ready with 1,000,000 listings, from the snapshot of the last stop",
          value: snapshot!,
          unit: "milliseconds",
          how: `Opening the store and the engine until it can be asked, in a process of its own, the middle of ${ROUNDS}; starting Node is left out.`,
        },
        {
          what: "the same from the store, as after a kill",
          value: list!,
          unit: "milliseconds",
          how: "The same without a snapshot: every row is read, and the index is built.",
        },
      ],
      tables: [
        {
          title: "Starting with made-up listings",
          columns: [
            { name: "listings", unit: "count" },
            { name: "from the store", unit: "milliseconds" },
            { name: "processor", unit: "milliseconds" },
            { name: "memory", unit: "bytes" },
            { name: "writing a snapshot", unit: "milliseconds" },
            { name: "from the snapshot", unit: "milliseconds" },
            { name: "processor", unit: "milliseconds" },
            { name: "memory", unit: "bytes" },
            { name: "snapshot", unit: "bytes" },
          ],
          rows,
        },
      ],
      notes: [
        "Memory is the whole process at its largest. The files were read a moment before, so the system still had them in memory: after a start of the machine the disk comes on top.",
      ],
    };
  },
};

/** @returns a row of the table */
async function measure(
  folder: string,
  size: number,
  say: (progress: string) => void,
): Promise<number[]> {
  say(`${size.toLocaleString("en-GB")} listings`);
  storeWithListings(folder, size);

  const fromStore = await rounds(folder);
  const { saving } = await startOnce(folder, "save");
  const fromSnapshot = await rounds(folder);
  const snapshot = statSync(path.join(folder, "listings.index")).size;
  return [size, ...fromStore, saving, ...fromSnapshot, snapshot];
}

async function rounds(folder: string): Promise<readonly number[]> {
  const started: Started[] = [];
  for (let round = 0; round < ROUNDS; round += 1) started.push(await startOnce(folder));
  const middle = (of: (one: Started) => number) => median(started.map(of));
  return [middle(({ wall }) => wall), middle(({ cpu }) => cpu), middle(({ memory }) => memory)];
}

async function startOnce(folder: string, then?: "save"): Promise<Started> {
  const args = ["--conditions=holdfast-source", ONCE, folder, ...(then ? [then] : [])];
  return JSON.parse((await run(process.execPath, args)).stdout);
}
