import { readFileSync } from "node:fs";
import { hashPhoto, hashPhotoFast, type RgbaPhoto } from "@holdfast/pdq";
import { answerLines } from "./answer-lines.ts";
import type { HashTimes, KernelName } from "./hash-times.ts";

// Our hashing in a process of its own. Asked for a file of pixels, it answers as the reference does
// (reference-peer.cpp): the hash, and nanoseconds a hash. Copying pixels to where the kernel works
// on them is in the time; reading the file is not.

const KERNELS: Readonly<Record<KernelName, (photo: RgbaPhoto) => ReturnType<typeof hashPhoto>>> = {
  exact: hashPhoto,
  fast: hashPhotoFast,
};

interface Asked {
  readonly kernel: KernelName;
  readonly rgba: string;
  readonly width: number;
  readonly height: number;
  readonly times: number;
}

/** Hashes a photo over and over. */
function hash({ kernel, rgba, width, height, times }: Asked): HashTimes {
  const photo = { rgba: new Uint8Array(readFileSync(rgba)), width, height };
  const hashWith = KERNELS[kernel];
  const wall = performance.now();
  const cpu = process.cpuUsage();
  let hashed = hashWith(photo);
  for (let time = 1; time < times; time += 1) hashed = hashWith(photo);
  const { user, system } = process.cpuUsage(cpu);
  return {
    hash: hashed.hash,
    quality: hashed.quality,
    wall: (1e6 * (performance.now() - wall)) / times,
    cpu: (1e3 * (user + system)) / times,
  };
}

answerLines({ hash });
