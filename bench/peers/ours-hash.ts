import { readFileSync } from "node:fs";
import { decodeReducedJpeg } from "@holdfast/media";
import {
  type HashedPhotoBy,
  hashPhoto,
  hashPhotoFast,
  hashReducedPhoto,
  type RgbaPhoto,
} from "@holdfast/pdq";
import sharp from "sharp";
import { answerLines } from "./answer-lines.ts";
import type { HashTimes, JpegTimes, Ours } from "./hash-times.ts";

// Our hashing in a process of its own. Asked for a file of pixels, it answers as the reference does
// (reference-peer.cpp): the hash, and nanoseconds a hash. Copying pixels to where the kernel works
// on them is in the time; reading the file is not.

/** As much as a kernel takes at a time: sixteen rows. */
const ROWS = 16;
const memory = new WebAssembly.Memory({ initial: 64 });

const WORK: Readonly<Record<Ours, (photo: RgbaPhoto) => HashedPhotoBy | undefined>> = {
  exact: hashPhoto,
  fast: hashPhotoFast,
  copy({ rgba, width }) {
    const strip = new Uint8Array(memory.buffer, 0, width * 4 * ROWS);
    for (let from = 0; from < rgba.length; from += strip.length) {
      strip.set(rgba.subarray(from, from + strip.length));
    }
    return undefined;
  },
};

interface Asked {
  readonly kernel: Ours;
  readonly rgba: string;
  readonly width: number;
  readonly height: number;
  readonly times: number;
}

/** Hashes a photo over and over. */
function hash({ kernel, rgba, width, height, times }: Asked): HashTimes {
  const photo = { rgba: new Uint8Array(readFileSync(rgba)), width, height };
  const work = WORK[kernel];
  const wall = performance.now();
  const cpu = process.cpuUsage();
  let hashed = work(photo);
  for (let time = 1; time < times; time += 1) hashed = work(photo);
  const { user, system } = process.cpuUsage(cpu);
  hashed ??= hashPhoto(photo);
  return {
    hash: hashed.hash,
    quality: hashed.quality,
    answeredBy: hashed.kernel,
    wall: (1e6 * (performance.now() - wall)) / times,
    cpu: (1e3 * (user + system)) / times,
  };
}

interface AskedJpeg {
  readonly file: string;
  readonly times: number;
}

/** Works on a file over and over, whose bytes are in memory. */
async function jpeg(
  { file, times }: AskedJpeg,
  work: (bytes: Uint8Array) => unknown,
): Promise<JpegTimes> {
  const bytes = new Uint8Array(readFileSync(file));
  await work(bytes);
  const cpu = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await work(bytes);
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (1e3 * (user + system)) / times };
}

function hashReduced(bytes: Uint8Array): void {
  const reduced = decodeReducedJpeg(bytes, { mostPixels: 50_000_000 });
  if (reduced === undefined) throw new Error("Cannot measure: the file has to be decoded whole");
  hashReducedPhoto({ ...reduced, form: "original" });
}

sharp.concurrency(1);
sharp.cache(false);

answerLines({
  hash,
  decode: (asked: AskedJpeg) => jpeg(asked, (bytes) => sharp(bytes).raw().toBuffer()),
  reduced: (asked: AskedJpeg) => jpeg(asked, hashReduced),
});
