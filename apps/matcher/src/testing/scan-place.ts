import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { KEY, startFeedServer } from "./feed-server.ts";
import { listed } from "./listed.ts";
import { claimFor, photoVector } from "./photo-vector.ts";
import { runCommand } from "./run-command.ts";

export type ScanPlace = Awaited<ReturnType<typeof scanPlace>>;

/** A picture of `vectors/pdq/images`. */
export const LISTED = "aaa-orig.jpg";

/** A folder for files to scan, an exchange that lists `LISTED` as listing 1, and a store for it. */
export async function scanPlace() {
  const home = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  const exchange = await startFeedServer();
  const hash = await claimFor(photoVector(`pdq/images/${LISTED}`));
  exchange.publish(listed(1, hash));

  const settings = {
    HOLDFAST_MATCH_DATA: path.join(home, "data"),
    HOLDFAST_MATCH_EXCHANGE: exchange.url,
    HOLDFAST_MATCH_KEY: KEY,
    HOLDFAST_MATCH_WORKERS: "2",
  };

  return {
    home,
    settings,
    /** The hash of `LISTED`. */
    hash,

    /** Runs a command with a pool of two workers. */
    run(args: readonly string[], onOut?: Parameters<typeof runCommand>[2], sent?: Readable) {
      return runCommand(args, settings, onOut, sent);
    },

    /** The same, where the results go to a file of so many bytes. */
    runInto(bytes: number, args: readonly string[], onOut?: Parameters<typeof runCommand>[2]) {
      return runCommand(args, settings, onOut, undefined, () => bytes);
    },

    /** Lists more; `sync` reads it. */
    publish: exchange.publish,

    /** Writes a file below the folder. @returns its path */
    file(name: string, content: string | Uint8Array): string {
      const place = path.join(home, name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, content);
      return place;
    },

    async close(): Promise<void> {
      await exchange.close();
      rmSync(home, { recursive: true });
    },
  };
}
