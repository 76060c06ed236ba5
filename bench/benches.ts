import type { Bench } from "./bench.ts";
import { bytesSent } from "./bytes-sent.ts";
import { changeVisible } from "./change-visible.ts";
import { durableCases } from "./durable-cases.ts";
import { exchangeGrowth } from "./growth/exchange-growth.ts";
import { matcherGrowth } from "./growth/matcher-growth.ts";
import { guidance } from "./guidance.ts";
import { hashing } from "./hashing.ts";
import { letters } from "./letters.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { matcherStart } from "./matcher-start.ts";
import { pageWeight } from "./page-weight.ts";
import { peersHashing } from "./peers/peers-hashing.ts";
import { peersSearch, peersSearchLong, USUAL_SIZES } from "./peers/peers-search.ts";
import { readers } from "./readers/readers.ts";
import { scan } from "./scan.ts";
import { search } from "./search.ts";
import { shards } from "./shards.ts";
import { start } from "./start.ts";
import { takeDownScript } from "./take-down-script.ts";

const searchBesidePeers = peersSearch(USUAL_SIZES);

/** Everything that is measured, in the order it is run and shown. */
export const BENCHES: readonly Bench[] = [
  start,
  bytesSent,
  pageWeight,
  guidance,
  lighthouseScores,
  letters,
  takeDownScript,
  changeVisible,
  durableCases,
  hashing,
  search,
  readers,
  shards,
  scan,
  matcherStart,
  peersHashing,
  searchBesidePeers,
  peersSearchLong,
  exchangeGrowth,
  matcherGrowth,
];

/** Run only when named: they download, or take minutes or gigabytes of memory. */
const ONLY_NAMED: readonly Bench[] = [
  start,
  lighthouseScores,
  shards,
  peersHashing,
  searchBesidePeers,
  peersSearchLong,
];

/** Which benches to run, and which are left out because nobody named them. */
export interface Choice {
  readonly chosen: readonly Bench[];
  readonly leftOut: readonly Bench[];
}

/**
 * Chooses benches by name; without a name all but those that are run only when named.
 *
 * @throws {Error} naming what is known, for a name that is not
 */
export function chooseBenches(names: readonly string[]): Choice {
  for (const name of names) {
    if (!BENCHES.some((bench) => bench.name === name)) {
      const known = BENCHES.map((bench) => bench.name).join(", ");
      throw new Error(`Cannot measure "${name}": expected one of ${known}`);
    }
  }
  if (names.length > 0) {
    return { chosen: BENCHES.filter(({ name }) => names.includes(name)), leftOut: [] };
  }
  return { chosen: BENCHES.filter((bench) => !ONLY_NAMED.includes(bench)), leftOut: ONLY_NAMED };
}
