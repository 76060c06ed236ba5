import { availableParallelism } from "node:os";
import path from "node:path";
import { USUAL_LOADING } from "../apps/matcher/src/engine/load-index.ts";
import { hashFile } from "../apps/matcher/src/hashing/hash-file.ts";
import { type HashPool, hashPool } from "../apps/matcher/src/hashing/hash-pool.ts";
import { type CheckList, openCheckList } from "../apps/matcher/src/scan/check-list.ts";
import { inOrderOf } from "../apps/matcher/src/scan/in-order.ts";
import { scan as scanSource } from "../apps/matcher/src/scan/scan.ts";
import { hashLines } from "../apps/matcher/src/scan/sources/hash-lines.ts";
import { listInput } from "../apps/matcher/src/scan/sources/list-input.ts";
import { paths } from "../apps/matcher/src/scan/sources/paths.ts";
import type { ScanSource } from "../apps/matcher/src/scan/sources/source.ts";
import { NOTHING, type Tally } from "../apps/matcher/src/scan/tally.ts";
import { walk } from "../apps/matcher/src/scan/walk.ts";
import type { Bench, Findings } from "./bench.ts";
import { type Cost, costOf } from "./cost.ts";
import { median } from "./percentile.ts";
import { COPY_EVERY, storeWithList, writeLibrary } from "./scan/list-and-library.ts";
import { largePhotoFolder, type PhotoFolder, photoFolder } from "./scan/photo-folder.ts";
import { withScratchFolder } from "./scratch-folder.ts";

const WORKERS = availableParallelism();
const COPIES_OF_EACH_PHOTO = 10;
const LARGE_PHOTOS = 20;
const ROUNDS = 3;
const LISTED = 100_000;
const LIBRARY = 1_000_000;
const MOST_BYTES = 50_000_000;
const NEVER = new AbortController().signal;

export const scan: Bench = {
  name: "scan",
  title: "How fast a platform's library is scanned",
  run: (say) => withScratchFolder((folder) => measure(folder, say)),
};

async function measure(folder: string, say: (progress: string) => void): Promise<Findings> {
  say(`a list of ${LISTED.toLocaleString("en-GB")} hashes`);
  const store = path.join(folder, "store");
  const listed = storeWithList(store, LISTED);
  const list = openCheckList(store, Date.now(), USUAL_LOADING);
  if (typeof list === "string") throw new Error(`Cannot ask the list: ${list}`);

  const photos = await photoFolder(path.join(folder, "photos"), COPIES_OF_EACH_PHOTO);
  const { scanned, decoded } = await measureFiles(photos, list, say);
  const largePhotos = await largePhotoFolder(path.join(folder, "large"), LARGE_PHOTOS);
  const large = await measureFiles(largePhotos, list, say);

  say(`${LIBRARY.toLocaleString("en-GB")} hashes`);
  const library = path.join(folder, "library.ndjson");
  await writeLibrary(library, LIBRARY, listed);
  const hashes = () => hashLines(listInput(library, { standardInput: noInput, stop: NEVER }));
  const read = await costOf(() => readThrough(hashes()));
  const judged = await costOf(() => scanHashes(hashes(), list));

  return {
    figures: [
      {
        what: `scanning a folder of photos, ${WORKERS} workers`,
        value: rateOf(photos.files, scanned),
        unit: "a second",
        how: `${photos.files} files, ${(photos.meanPixels / 1e6).toFixed(2)} megapixels and ${Math.round(photos.meanBytes / 1_000)} kB on average: read, decoded, hashed in eight forms and asked about; the middle of ${ROUNDS} rounds, workers running already.`,
      },
      {
        what: "the same files read and decoded and no more, as many workers",
        value: rateOf(photos.files, decoded),
        unit: "a second",
        how: "The bound: no scan can be faster than its decoder. Rounds of both took turns.",
      },
      {
        what: "processor time of scanning files, against decoding alone",
        value: scanned.cpu / decoded.cpu,
        unit: "times",
        how: "Of the same rounds. Other programs on the machine change it less than the two figures above.",
      },
      {
        what: `scanning a folder of JPEGs of 12 megapixels, ${WORKERS} workers`,
        value: rateOf(LARGE_PHOTOS, large.scanned),
        unit: "a second",
        how: `${LARGE_PHOTOS} copies of one of ${(largePhotos.meanBytes / 1e6).toFixed(2)} MB that is near no listing, so that it is decoded only as far as its hash needs (ADR 11).`,
      },
      {
        what: "processor time of scanning those, against decoding them whole and no more",
        value: large.scanned.cpu / large.decoded.cpu,
        unit: "times",
        how: "Rounds of both took turns.",
      },
      {
        what: "scanning hashes in lines of JSON",
        value: rateOf(LIBRARY, judged),
        unit: "a second",
        how: `${LIBRARY.toLocaleString("en-GB")} made-up hashes, each asked about in its one form; one of ${COPY_EVERY} is a copy of a listed one with 0 to 31 bits changed, and all of those were found.`,
      },
    ],
    tables: [
      {
        title: `What it takes, with a list of ${LISTED.toLocaleString("en-GB")} hashes`,
        columns: [
          { name: "what" },
          { name: "items", unit: "count" },
          { name: "a second", unit: "a second" },
          { name: "clock, each", unit: "microseconds" },
          { name: "processor, each", unit: "microseconds" },
        ],
        rows: [
          row("files: scan", photos.files, scanned),
          row("files: read and decode", photos.files, decoded),
          row("files of 12 megapixels: scan", LARGE_PHOTOS, large.scanned),
          row("files of 12 megapixels: read and decode", LARGE_PHOTOS, large.decoded),
          row("hashes: scan", LIBRARY, judged),
          row("hashes: read the lines", LIBRARY, read),
        ],
      },
    ],
    notes: [
      "Files are hashed by workers; the list is asked in the main thread, for hashes in that one thread alone. The files come from the system's memory, not from the disk.",
    ],
  };
}

async function measureFiles(photos: PhotoFolder, list: CheckList, say: (words: string) => void) {
  const options = { workers: WORKERS, mostPixels: 50_000_000, patience: 30_000, onCrash: () => {} };
  const hashing = hashPool(options);
  const workerFile = new URL("./scan/decode-worker.ts", import.meta.url);
  const decoding = hashPool({ ...options, workerFile });
  try {
    const rounds: { scanned: Cost; decoded: Cost }[] = [];
    // The first round does not count: workers start in it and compile their decoders.
    for (let round = 0; round <= ROUNDS; round += 1) {
      say(`${photos.files} files, round ${round} of ${ROUNDS}`);
      const scanned = await costOf(() => scanFiles(photos, list, hashing));
      const decoded = await costOf(() => decodeFiles(photos, decoding));
      if (round > 0) rounds.push({ scanned, decoded });
    }
    return {
      scanned: middle(rounds.map(({ scanned }) => scanned)),
      decoded: middle(rounds.map(({ decoded }) => decoded)),
    };
  } finally {
    await Promise.all([hashing.close(), decoding.close()]);
  }
}

/** @throws {Error} unless every file was read */
async function scanFiles({ folder, files }: PhotoFolder, list: CheckList, pool: HashPool) {
  const { judged, unreadable } = await scanned(paths([folder]), list, pool);
  if (judged !== files || unreadable > 0)
    throw new Error("Cannot call it a scan: files are missing");
}

/** @throws {Error} unless every file was decoded */
async function decodeFiles({ folder, files }: PhotoFolder, pool: HashPool): Promise<void> {
  const limits = { atOnce: 2 * WORKERS, ahead: files };
  const outcomes = inOrderOf(walk(folder, undefined), limits, ({ place }) =>
    hashFile(path.join(folder, place), pool, MOST_BYTES),
  );
  let decoded = 0;
  for await (const outcome of outcomes) {
    decoded += Number(outcome.kind === "unreadable" && outcome.why === "too-small");
  }
  if (decoded !== files) throw new Error(`Cannot decode all: ${decoded} of ${files} files`);
}

/** @throws {Error} unless exactly the copies were found */
async function scanHashes(source: ScanSource, list: CheckList): Promise<void> {
  const pool = hashPool({ workers: 1, mostPixels: 1, patience: 1, onCrash: () => {} });
  const { judged, matches, unreadable } = await scanned(source, list, pool);
  await pool.close();
  const isRight = judged === LIBRARY && matches === LIBRARY / COPY_EVERY && unreadable === 0;
  if (!isRight) throw new Error(`Cannot trust the scan: ${matches} found of ${judged}`);
}

async function scanned(source: ScanSource, list: CheckList, pool: HashPool): Promise<Tally> {
  let tally = NOTHING;
  const needs = { source, list, pool, mostBytes: MOST_BYTES, workers: WORKERS, from: undefined };
  for await (const step of scanSource({ ...needs, stop: NEVER })) tally = step.tally;
  return tally;
}

async function readThrough(source: ScanSource): Promise<void> {
  let items = 0;
  for await (const some of source.items(undefined)) items += some.length;
  if (items !== LIBRARY) throw new Error(`Cannot read all: ${items} of ${LIBRARY} lines`);
}

function noInput(): never {
  throw new Error("Cannot read standard input: the bench has none");
}

function middle(costs: readonly Cost[]): Cost {
  return { cpu: median(costs.map(({ cpu }) => cpu)), wall: median(costs.map(({ wall }) => wall)) };
}

/** @returns items a second */
function rateOf(items: number, { wall }: Cost): number {
  return (1_000 * items) / wall;
}

function row(what: string, items: number, cost: Cost): readonly (string | number)[] {
  const { cpu, wall } = cost;
  const each = (milliseconds: number) => (1_000 * milliseconds) / items;
  return [what, items, rateOf(items, cost), each(wall), each(cpu)];
}
