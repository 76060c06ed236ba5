import { writeFileSync } from "node:fs";
import path from "node:path";
import { hammingDistance, parsePdqHash } from "@holdfast/pdq";
import type { Bench, Findings } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { type BuiltReference, buildReference } from "./build-reference.ts";
import { fairRounds } from "./fair-rounds.ts";
import type { HashTimes, KernelName } from "./hash-times.ts";
import { ourProcess } from "./our-process.ts";
import { startPeer } from "./peer-process.ts";
import { shownSpread, spread } from "./spread.ts";
import { testPhoto } from "./test-photo.ts";

const ROUNDS = 7;

/** How often faster than the reference a kernel must be, and is meant to be. */
interface Wanted {
  readonly must: number;
  readonly aim: number;
}

/** A photo, and what is wanted at its size. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly wanted?: Readonly<Record<KernelName, Wanted>>;
  /** How often each hashes it in a round, so that a round of each takes about as long. */
  readonly times: Readonly<Record<Contender, number>>;
}

type Contender = KernelName | "reference";

const CONTENDERS = ["reference", "exact", "fast"] as const;

const SIZES: readonly Size[] = [
  {
    width: 4_032,
    height: 3_024,
    wanted: { exact: { must: 14, aim: 20 }, fast: { must: 45, aim: 70 } },
    times: { reference: 1, exact: 4, fast: 8 },
  },
  {
    width: 1_920,
    height: 1_080,
    wanted: { exact: { must: 14, aim: 18 }, fast: { must: 41, aim: 60 } },
    times: { reference: 3, exact: 20, fast: 40 },
  },
  { width: 1_600, height: 1_200, times: { reference: 3, exact: 20, fast: 40 } },
  {
    width: 512,
    height: 512,
    wanted: { exact: { must: 10, aim: 12 }, fast: { must: 29, aim: 45 } },
    times: { reference: 10, exact: 100, fast: 200 },
  },
];

/** Rounds that do not count, in which engines compile what is used often. */
const WARM_UP = 2;

export const peersHashing: Bench = {
  name: "peers-hashing",
  title: "Hashing beside the PDQ reference, in one thread",
  run: async (say) => {
    say("the reference is fetched and compiled");
    const reference = await buildReference();
    return withScratchFolder((folder) => measure(reference, folder, say));
  },
};

async function measure(
  reference: BuiltReference,
  folder: string,
  say: (progress: string) => void,
): Promise<Findings> {
  const theirs = startPeer(reference.program, []);
  const ours = startPeer(...ourProcess("ours-hash.ts"));
  try {
    const figures: Figure[] = [];
    const rows: (string | number)[][] = [];
    let left = 0;
    for (const size of SIZES) {
      const { width, height, times } = size;
      say(`${width} × ${height}`);
      const rgba = path.join(folder, "rgba.bin");
      writeFileSync(rgba, await testPhoto(width, height));
      const ask = (contender: Contender): Promise<HashTimes> => {
        const often = times[contender];
        if (contender === "reference") return theirs.ask(`${width} ${height} ${often} ${rgba}`);
        return ours.ask(
          JSON.stringify({ do: "hash", kernel: contender, rgba, width, height, times: often }),
        );
      };

      for (let round = 0; round < WARM_UP; round += 1) await everyoneOf(ask);
      const { rounds, tried } = await fairRounds(ROUNDS, () => everyoneOf(ask));
      left += tried - rounds.length;

      const first = rounds[0]!;
      requireSameHash(first.reference, first.exact);
      const cpu = (contender: Contender) => spread(rounds.map((round) => round[contender].cpu));
      for (const contender of CONTENDERS) {
        const { cpu: middle, wall } = middles(rounds.map((round) => round[contender]));
        const ratio = spread(rounds.map((round) => round.reference.cpu / round[contender].cpu));
        rows.push([
          `${width} × ${height}`,
          contender,
          middle / 1e6,
          `${shownSpread(spread(rounds.map((round) => round[contender].cpu / 1e6)))} ms`,
          wall / 1e6,
          ratio.middle,
          shownSpread(ratio),
          moved(first.reference, first[contender]),
        ]);
        if (contender !== "reference") figures.push(ratioFigure(size, contender, ratio.middle));
      }
      say(`${(cpu("reference").middle / 1e6).toFixed(1)} ms for the reference`);
    }
    return {
      figures,
      tables: [
        {
          title: "One hash, from pixels in memory",
          columns: [
            { name: "photo" },
            { name: "who" },
            { name: "processor time", unit: "milliseconds" },
            { name: "its spread" },
            { name: "on the clock", unit: "milliseconds" },
            { name: "against the reference", unit: "times" },
            { name: "its spread" },
            { name: "bits moved", unit: "count" },
          ],
          rows,
        },
      ],
      notes: [
        `The reference is ${reference.description}. It is timed from the same pixels to the hash at full resolution: its luma, its filter over every pixel, its spectrum. Decoding is in no figure here.`,
        `Everyone takes a turn in each of ${ROUNDS} rounds for each size; ${left} more rounds did not count because memory was over 30 % slower than at its best.`,
      ],
    };
  } finally {
    await theirs.stop();
    await ours.stop();
  }
}

/** Each contender once, one after the other. */
async function everyoneOf(
  ask: (contender: Contender) => Promise<HashTimes>,
): Promise<Readonly<Record<Contender, HashTimes>>> {
  return {
    reference: await ask("reference"),
    exact: await ask("exact"),
    fast: await ask("fast"),
  };
}

function middles(times: readonly HashTimes[]): { readonly cpu: number; readonly wall: number } {
  return {
    cpu: spread(times.map(({ cpu }) => cpu)).middle,
    wall: spread(times.map(({ wall }) => wall)).middle,
  };
}

function ratioFigure({ width, height, wanted }: Size, kernel: KernelName, value: number): Figure {
  const goal = wanted?.[kernel];
  const aim = goal === undefined ? "" : ` The aim is ${goal.aim} ×.`;
  return {
    what: `${kernel} kernel against the C++ reference, ${width} × ${height}`,
    value,
    unit: "times",
    ...(goal && { goal: { kind: "at-least", limit: goal.must } }),
    how: `Processor time of the reference by that of the kernel, from the same pixels, in the same round; the middle of ${ROUNDS} rounds.${aim}`,
  };
}

/** @throws {Error} when the exact kernel does not agree with the reference */
function requireSameHash(theirs: HashTimes, ours: HashTimes): void {
  if (theirs.hash !== ours.hash || theirs.quality !== ours.quality) {
    throw new Error("Cannot compare: the exact kernel's answer is not the reference's");
  }
}

/** Bits in which two hashes differ. */
function moved(theirs: HashTimes, ours: HashTimes): number {
  const one = parsePdqHash(theirs.hash);
  const other = parsePdqHash(ours.hash);
  if (one === undefined || other === undefined) throw new Error("Cannot read a hash of a peer");
  return hammingDistance(one, other);
}
