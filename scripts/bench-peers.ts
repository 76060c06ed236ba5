import { parseArgs } from "node:util";
import type { Bench } from "../bench/bench.ts";
import { measureOne } from "../bench/measure-one.ts";
import { PeerMissing } from "../bench/peers/peer-missing.ts";
import { peersHashing } from "../bench/peers/peers-hashing.ts";
import { peersSearch, peersSearchLong, USUAL_SIZES } from "../bench/peers/peers-search.ts";

// `npm run bench:peers` measures what Holdfast does beside what others do it with: it installs them
// in `.holdfast/peers`, and says what it had to leave out. By name, `peers-hashing` or
// `peers-search` alone, or `peers-search-long`, which is run only when named. `--sizes 100000,1000000`
// makes `peers-search` search lists of other lengths, for a trial whose result is not kept.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: "string" } },
});
const sizes = values.sizes === undefined ? USUAL_SIZES : readSizes(values.sizes);
const usual = [peersHashing, peersSearch(sizes)];
const benches = positionals.length === 0 ? usual : named([...usual, peersSearchLong], positionals);

let missed = 0;
const leftOut: string[] = [];
for (const bench of benches) {
  const isTrial = values.sizes !== undefined && bench.name === "peers-search";
  try {
    missed += await measureOne(bench, !isTrial);
  } catch (error) {
    if (!(error instanceof PeerMissing)) throw error;
    leftOut.push(`${bench.name}. ${error.message}`);
  }
}
for (const what of leftOut) console.log(`\nLeft out: ${what}`);
if (leftOut.length === benches.length) process.exitCode = 1;
else console.log(`\n${missed === 0 ? "No goal missed." : `Goals missed: ${missed}.`}`);

/** @throws {Error} for a name that is none of theirs */
function named(all: readonly Bench[], names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !all.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(" or ");
    throw new Error(`Cannot measure "${unknown}": expected ${known}`);
  }
  return all.filter(({ name }) => names.includes(name));
}

/** @throws {Error} unless these are numbers of hashes, parted by commas */
function readSizes(text: string): readonly number[] {
  const sizes = text.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000)) {
    throw new Error(`Cannot read --sizes: expected numbers of at least 1,000, found "${text}"`);
  }
  return sizes;
}
