import { writeFileSync } from "node:fs";
import path from "node:path";
import { hammingDistance, parsePdqHash } from "@holdfast/pdq";
import type { Bench, Findings } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { type BuiltReference, buildReference } from "./build-reference.ts";
import { type FairRounds, fairRounds, roundsNote, type Turn } from "./fair-rounds.ts";
import type { HashTimes, KernelName, Ours } from "./hash-times.ts";
import { type JpegFindings, jpegFigure, jpegTable, measureJpeg } from "./jpeg-file.ts";
import { onOneCore } from "./one-core.ts";
import { ourProcess } from "./our-process.ts";
import { startPeer } from "./peer-process.ts";
import { type Spread, shownSpread, spread } from "./spread.ts";
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

type Contender = Ours | "reference";

const KERNELS = ["exact", "fast"] as const satisfies readonly KernelName[];
const CONTENDERS = ["reference", ...KERNELS, "copy"] as const;

const SIZES: readonly Size[] = [
  {
    width: 4_032,
    height: 3_024,
    wanted: { exact: { must: 14, aim: 20 }, fast: { must: 45, aim: 70 } },
    times: { reference: 1, exact: 4, fast: 8, copy: 8 },
  },
  {
    width: 1_920,
    height: 1_080,
    wanted: { exact: { must: 14, aim: 18 }, fast: { must: 41, aim: 60 } },
    times: { reference: 3, exact: 20, fast: 40, copy: 40 },
  },
  { width: 1_600, height: 1_200, times: { reference: 3, exact: 20, fast: 40, copy: 40 } },
  {
    width: 512,
    height: 512,
    wanted: { exact: { must: 10, aim: 12 }, fast: { must: 29, aim: 45 } },
    times: { reference: 10, exact: 100, fast: 200, copy: 200 },
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
    return onOneCore((where) =>
      withScratchFolder((folder) => measure(reference, where, folder, say)),
    );
  },
};

async function measure(
  reference: BuiltReference,
  where: string,
  folder: string,
  say: (progress: string) => void,
): Promise<Findings> {
  const theirs = startPeer(reference.program, []);
  const ours = startPeer(...ourProcess("ours-hash.ts"));
  const findings: SizeFindings[] = [];
  let jpeg: JpegFindings;
  try {
    for (const size of SIZES) {
      const { width, height, times } = size;
      say(`${width} × ${height}`);
      const rgba = path.join(folder, "rgba.bin");
      writeFileSync(rgba, await testPhoto(width, height));
      findings.push(
        await measureSize(size, (who) => {
          const photo = { rgba, width, height, times: times[who] };
          return who === "reference"
            ? theirs.ask(`${width} ${height} ${times[who]} ${rgba}`)
            : ours.ask(JSON.stringify({ do: "hash", kernel: who, ...photo }));
        }),
      );
    }
    say("a JPEG of 12 megapixels");
    jpeg = await measureJpeg(theirs, ours, folder);
  } finally {
    await theirs.stop();
    await ours.stop();
  }

  return {
    figures: [...findings.flatMap(sizeFigures), jpegFigure(jpeg)],
    tables: [
      {
        title: "One hash, from pixels in memory",
        bars: { names: [1, 0], value: 2 },
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
        rows: findings.flatMap(sizeRows),
      },
      jpegTable(jpeg),
    ],
    notes: [
      `The reference is ${reference.description}. It is timed from the same pixels to the hash at full resolution: its luma, its filter over every pixel, its spectrum. Decoding is in no figure but the last.`,
      `${where} Everyone takes a turn in each round. \`copy\` hashes nothing: it only copies the pixels, sixteen rows at a time, to where WebAssembly can read them. No kernel of ours can be faster than that while pixels come from elsewhere.`,
      ...findings.map(
        (found) => `${found.size.width} × ${found.size.height}: ${roundsNote(found, ROUNDS)}`,
      ),
    ],
  };
}

type Round = Readonly<Record<Contender, HashTimes>>;

/** What everyone did with the photo of one size. */
interface SizeFindings extends FairRounds<Round> {
  readonly size: Size;
}

/** @throws {Error} when the exact kernel does not agree with the reference */
async function measureSize(
  size: Size,
  ask: (contender: Contender) => Promise<HashTimes>,
): Promise<SizeFindings> {
  const everyone = async (turn: Turn): Promise<Round> => ({
    reference: await turn(() => ask("reference")),
    exact: await turn(() => ask("exact")),
    fast: await turn(() => ask("fast")),
    copy: await turn(() => ask("copy")),
  });
  for (let round = 0; round < WARM_UP; round += 1) await everyone((work) => work());
  const found = await fairRounds(ROUNDS, (_, turn) => everyone(turn));
  for (const { reference, exact, fast } of found.rounds) {
    requireSameHash(reference, exact);
    if (fast.answeredBy !== "fast") {
      throw new Error("Cannot measure the fast kernel: it left the photo to the exact one");
    }
  }
  return { size, ...found };
}

/** How often faster than the reference, by processor time, in each round. */
function ratio({ rounds }: SizeFindings, who: Contender): Spread {
  return spread(rounds.map((round) => round.reference.cpu / round[who].cpu));
}

function sizeRows(findings: SizeFindings): (string | number)[][] {
  const { size, rounds } = findings;
  return CONTENDERS.map((who) => {
    const cpu = spread(rounds.map((round) => round[who].cpu / 1e6));
    const wall = spread(rounds.map((round) => round[who].wall / 1e6));
    const faster = ratio(findings, who);
    return [
      ...[`${size.width} × ${size.height}`, who, cpu.middle, `${shownSpread(cpu)} ms`, wall.middle],
      ...[faster.middle, shownSpread(faster)],
      Math.max(...rounds.map((round) => moved(round.reference, round[who]))),
    ];
  });
}

function sizeFigures(findings: SizeFindings): Figure[] {
  const { width, height, wanted } = findings.size;
  return KERNELS.map((kernel) => {
    const goal = wanted?.[kernel];
    const aim = goal === undefined ? "" : ` The aim is ${goal.aim} ×.`;
    return {
      what: `${kernel} kernel against the C++ reference, ${width} × ${height}`,
      value: ratio(findings, kernel).middle,
      unit: "times",
      ...(goal && { goal: { kind: "at-least", limit: goal.must } }),
      how: `Processor time of the reference by that of the kernel, from the same pixels, in the same round; the middle of ${ROUNDS} rounds.${aim}`,
    };
  });
}

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
