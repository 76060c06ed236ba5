import path from "node:path";
import type { TreatedDecision } from "../engine/answer.ts";
import { hashFile } from "../hashing/hash-file.ts";
import type { HashPool } from "../hashing/hash-pool.ts";
import type { CheckList } from "./check-list.ts";
import { inOrderOf } from "./in-order.ts";
import { countDecision, NO_FILES, type Tally } from "./tally.ts";
import { walk } from "./walk.ts";

export interface ScanNeeds {
  readonly folder: string;
  readonly list: CheckList;
  readonly pool: HashPool;
  readonly mostBytes: number;
  /** Files read and hashed at a time. */
  readonly atOnce: number;
  /** Where an earlier scan stopped. */
  readonly from?: { readonly after: string; readonly tally: Tally };
  readonly stop: AbortSignal;
}

/** What was judged of a folder so far; everything up to `file` is done. */
export interface ScanStep {
  readonly file: string;
  readonly decision: TreatedDecision;
  readonly tally: Tally;
}

/** Judges every file below a folder, in the order of `walk`. No file ends the scan. */
export async function* scanFolder(needs: ScanNeeds): AsyncGenerator<ScanStep> {
  const { folder, list, pool, mostBytes, atOnce, from, stop } = needs;
  let tally = from?.tally ?? NO_FILES;
  const onUnreadable = () => {
    tally = { ...tally, unreadable: tally.unreadable + 1 };
  };

  const files = untilStopped(walk(folder, from?.after, onUnreadable), stop);
  const judged = inOrderOf(files, atOnce, async (file) => {
    const outcome = await hashFile(path.join(folder, file), pool, mostBytes);
    return { file, decision: list.decide(outcome) };
  });
  for await (const { file, decision } of judged) {
    tally = countDecision(tally, decision);
    yield { file, decision, tally };
  }
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, stop: AbortSignal) {
  for await (const item of items) {
    if (stop.aborted) return;
    yield item;
  }
}
