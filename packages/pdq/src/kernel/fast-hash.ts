import { type MostOff, mostOff } from "../most-off.ts";
import { HASH_BITS, type PdqHash, pdqHashFromBytes } from "../pdq-hash.ts";
import { BYTES_PER_PIXEL, type RgbaBytes, type RgbaPhoto } from "../rgba-photo.ts";
import { borrowKernel, returnKernel } from "./borrow-kernel.ts";
import type { Kernel } from "./load-kernel.ts";
import { tableAlongOf, tableDownOf } from "./tables-of-side.ts";

/** Pixels. Smaller photos are hashed exactly as fast; in larger ones sums would not fit. */
const LEAST_SIDE = 128;
const MOST_SIDE = 100_000;

export interface FastHash {
  readonly hash: PdqHash;
  /** 0 to 100. */
  readonly quality: number;
}

/**
 * Hashes a photo with the fast kernel.
 *
 * @param doubtOf how far coefficients may be off; without it any answer is given as it is
 * @returns `undefined` where the kernel cannot run, for a side it is not for, and where a bit or
 *   the quality could be another one by that much
 */
export function fastHash(
  photo: RgbaPhoto,
  doubtOf?: (photo: RgbaPhoto) => MostOff,
): FastHash | undefined {
  const { rgba, width, height } = photo;
  if (Math.min(width, height) < LEAST_SIDE) return undefined;
  if (Math.max(width, height) > MOST_SIDE) return undefined;
  const kernel = borrowKernel();
  if (kernel === undefined) return undefined;
  try {
    const down = tableDownOf(height);
    const along = tableAlongOf(width);
    if (!kernel.beginFast(width, height, down.length, along.length)) return undefined;

    const memory = new Uint8Array(kernel.memory.buffer);
    memory.set(down, kernel.tableDown());
    memory.set(along, kernel.tableAlong());
    takeAll(kernel, memory, rgba, width);
    return answer(kernel, memory, doubtOf?.(photo));
  } finally {
    kernel.wipe();
    returnKernel(kernel);
  }
}

/** A photo hashed fast where that cannot move a bit, or `undefined`. */
export function surelyFastHash(photo: RgbaPhoto): FastHash | undefined {
  return fastHash(photo, mostOff);
}

function takeAll(kernel: Kernel, memory: Uint8Array, rgba: RgbaBytes, width: number): void {
  const rowBytes = width * BYTES_PER_PIXEL;
  const stripBytes = kernel.rowsAtOnce(width) * rowBytes;
  for (let at = 0; at < rgba.length; at += stripBytes) {
    const rows = rgba.subarray(at, at + stripBytes);
    memory.set(rows, kernel.fastStart());
    kernel.takeFast(rows.length / rowBytes);
  }
}

function answer(kernel: Kernel, memory: Uint8Array, doubt?: MostOff): FastHash | undefined {
  const quality = kernel.finishFast(doubt?.percent ?? 0);
  const at = kernel.hash();
  if (doubt !== undefined) {
    new Float32Array(memory.buffer, kernel.mostOff(), HASH_BITS).set(doubt.coefficients);
    if (quality < 0 || !kernel.isSure()) return undefined;
  }
  return { hash: pdqHashFromBytes(memory.subarray(at, at + HASH_BITS / 8)), quality };
}
