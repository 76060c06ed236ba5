import { everyForm } from "../every-form.ts";
import type { Hashing } from "../hashing.ts";
import { HASH_BITS, pdqHashFromBytes } from "../pdq-hash.ts";
import { BYTES_PER_PIXEL, type PhotoSize } from "../rgba-photo.ts";
import { borrowKernel, returnKernel } from "./borrow-kernel.ts";

const HASH_BYTES = HASH_BITS / 8;

/**
 * Hashes a photo in WebAssembly. Rows are copied into the kernel's memory, a few
 * at a time, and nowhere else.
 *
 * @returns `undefined` where the kernel cannot run, or has no memory for a photo of this size
 */
export function kernelHashing({ width, height }: PhotoSize): Hashing | undefined {
  const kernel = borrowKernel();
  if (kernel === undefined) return undefined;
  if (!kernel.begin(width, height)) {
    returnKernel(kernel);
    return undefined;
  }

  const memory = new Uint8Array(kernel.memory.buffer);
  const strip = kernel.stripStart();
  const rowBytes = width * BYTES_PER_PIXEL;
  const stripBytes = kernel.rowsAtOnce(width) * rowBytes;
  let filled = 0;

  const hashAt = (place: number) => pdqHashFromBytes(memory.subarray(place, place + HASH_BYTES));

  return {
    kernel: "exact",
    take(rows) {
      for (let at = 0; at < rows.length; ) {
        const next = rows.subarray(at, at + stripBytes - filled);
        memory.set(next, strip + filled);
        at += next.length;
        filled += next.length;
        if (filled === stripBytes) {
          kernel.takeStrip(filled / rowBytes);
          filled = 0;
        }
      }
    },
    finish() {
      if (filled > 0) kernel.takeStrip(filled / rowBytes);
      return kernel.finish();
    },
    hash: () => hashAt(kernel.hash()),
    forms() {
      const start = kernel.hashForms();
      return everyForm((_, place) => hashAt(start + place * HASH_BYTES));
    },
    wipe() {
      kernel.wipe();
      returnKernel(kernel);
    },
  };
}
