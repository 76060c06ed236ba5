import type { Hashing } from "./hashing.ts";
import { kernelHashing } from "./kernel/kernel-hashing.ts";
import type { PhotoSize } from "./rgba-photo.ts";
import { typescriptHashing } from "./typescript-hashing.ts";

/** Begins a photo with the fastest means at hand. */
export function startHashing(size: PhotoSize): Hashing {
  return kernelHashing(size) ?? typescriptHashing(size);
}
