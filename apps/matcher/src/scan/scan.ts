import { unreadable } from "../engine/answer.ts";
import { type Found, malformed } from "./found.ts";
import { inOrderOf } from "./in-order.ts";
import { type JudgeFileNeeds, judgeFile } from "./judge-file.ts";
import type { PassedOver, ScanItem, ScanSource } from "./sources/source.ts";
import { countFound, countLink, NOTHING, type Tally } from "./tally.ts";

/** How many reads may be judged ahead of one that takes long, such as a file of 30 seconds. */
const AHEAD = 1_000;

export interface ScanNeeds extends JudgeFileNeeds {
  readonly source: ScanSource;
  /** How many files the pool hashes at a time. */
  readonly workers: number;
  /** Where an earlier scan stopped. */
  readonly from: { readonly after: string; readonly tally: Tally } | undefined;
  readonly stop: AbortSignal;
}

/** What came next of a source. */
export interface ScanStep {
  /** Tells the source where to go on; everything up to there was judged. */
  readonly after: string;
  /** `undefined` for what is only counted. */
  readonly found: Found | undefined;
  readonly tally: Tally;
}

/**
 * Asks the list about everything a source has, in the source's order. No item ends the scan.
 *
 * Twice as many files as workers are in memory at a time: while one half is hashed the other is
 * read, so that no worker waits for the disk.
 *
 * @throws {Error} when the source itself cannot be read on
 */
export async function* scan(needs: ScanNeeds): AsyncGenerator<ScanStep> {
  const { source, workers, from, stop } = needs;
  // Hashes are judged in this thread, thousands at a time: more that wait would only fill memory.
  const limits =
    source.unit === "files" ? { atOnce: 2 * workers, ahead: AHEAD } : { atOnce: 1, ahead: 2 };
  let tally = from?.tally ?? NOTHING;

  const read = untilStopped(filesApart(source.items(from?.after)), stop);
  const judged = inOrderOf(read, limits, (items) => stepsOf(items, needs));
  for await (const steps of judged) {
    for (const { after, found } of steps) {
      tally = found === undefined ? countLink(tally) : countFound(tally, found);
      yield { after, found, tally };
    }
  }
}

type Judged = Pick<ScanStep, "after" | "found">;

async function stepsOf(
  items: readonly (ScanItem | PassedOver)[],
  needs: ScanNeeds,
): Promise<readonly Judged[]> {
  const hashes = items.filter((item) => item.kind === "hash");
  const decisions = needs.list.decideHashes(hashes).values();
  return Promise.all(
    items.map(async (item) => {
      const { after } = item;
      if (item.kind === "link") return { after, found: undefined };
      const decision = item.kind === "hash" ? decisions.next().value! : await decide(item, needs);
      return { after, found: { item, decision } };
    }),
  );
}

async function decide(
  item: Exclude<ScanItem, { readonly kind: "hash" }>,
  needs: ScanNeeds,
): Promise<Found["decision"]> {
  switch (item.kind) {
    case "file":
      return judgeFile(item.path, needs);
    case "closed-folder":
      return unreadable("no-access");
    case "malformed":
      return malformed(item.why);
  }
}

/**
 * A list brings a thousand paths at once, which must not become a thousand files in memory. Hashes
 * stay together: one after the other they would take longer to hand on than to judge.
 */
async function* filesApart(
  read: AsyncIterable<readonly (ScanItem | PassedOver)[]>,
): AsyncGenerator<readonly (ScanItem | PassedOver)[]> {
  for await (const items of read) {
    if (items.some(({ kind }) => kind === "file")) for (const item of items) yield [item];
    else yield items;
  }
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, stop: AbortSignal) {
  try {
    for await (const item of items) {
      if (stop.aborted) return;
      yield item;
    }
  } catch (error) {
    // A list that is being read ends with an error when it is stopped.
    if (!stop.aborted) throw error;
  }
}
