import { writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { Figure } from "../figure.ts";
import { largePhoto } from "../large-photo.ts";
import { median } from "../percentile.ts";
import type { Table } from "../table.ts";
import { type FairRounds, fairRounds, type Turn } from "./fair-rounds.ts";
import type { HashTimes, JpegTimes } from "./hash-times.ts";
import type { PeerProcess } from "./peer-process.ts";

const ROUNDS = 5;
const BYTES = 3_000_000;
const WANTED = { must: 4, aim: 8 };

/** One round: the file decoded whole and hashed by the reference, and reduced and hashed by us. */
interface JpegRound {
  readonly decode: JpegTimes;
  readonly reference: HashTimes;
  readonly reduced: JpegTimes;
}

/** What a JPEG of 12 megapixels cost on its way to a hash. */
export type JpegFindings = FairRounds<JpegRound>;

/**
 * A JPEG file to a hash, interleaved: decoded whole by libjpeg-turbo and hashed by the reference, and
 * by our reduced decode, which hashes its eight forms.
 */
export async function measureJpeg(
  theirs: PeerProcess,
  ours: PeerProcess,
  folder: string,
): Promise<JpegFindings> {
  const bytes = await largePhoto(BYTES);
  const file = path.join(folder, "photo.jpg");
  const rgba = path.join(folder, "rgba.bin");
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  writeFileSync(file, bytes);
  writeFileSync(rgba, data);

  const round = async (turn: Turn): Promise<JpegRound> => ({
    decode: await turn(() => ours.ask(JSON.stringify({ do: "decode", file, times: 3 }))),
    reference: await turn(() => theirs.ask(`${info.width} ${info.height} 1 ${rgba}`)),
    reduced: await turn(() => ours.ask(JSON.stringify({ do: "reduced", file, times: 6 }))),
  });
  await round((work) => work());
  return fairRounds(ROUNDS, (_, turn) => round(turn));
}

export function jpegFigure({ rounds }: JpegFindings): Figure {
  return {
    what: "12 megapixel JPEG file to hash, against full decode and the C++ reference",
    value: median(
      rounds.map(({ decode, reference, reduced }) => (decode.cpu + reference.cpu) / reduced.cpu),
    ),
    unit: "times",
    goal: { kind: "at-least", limit: WANTED.must },
    how: `Processor time from the bytes of a file of 3 MB: sharp's decoder (libjpeg-turbo) and the reference's filter over every pixel, against our reduced decode with all eight forms, which a scan uses to find and never to decide. The aim is ${WANTED.aim} ×.`,
  };
}

export function jpegTable({ rounds }: JpegFindings): Table {
  const row = (what: string, cpu: (round: JpegRound) => number) => [
    what,
    median(rounds.map((round) => cpu(round) / 1e6)),
  ];
  return {
    title: "A JPEG of 12 megapixels and 3 MB, from file to hash",
    columns: [{ name: "step" }, { name: "processor time", unit: "milliseconds" }],
    rows: [
      row("decoded whole by libjpeg-turbo", ({ decode }) => decode.cpu),
      row("hashed by the reference", ({ reference }) => reference.cpu),
      row("both", ({ decode, reference }) => decode.cpu + reference.cpu),
      row("ours: reduced, hashed in eight forms", ({ reduced }) => reduced.cpu),
    ],
  };
}
