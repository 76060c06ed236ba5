import { type Kernel, loadKernel } from "./load-kernel.ts";

/** Kernels that wait for the next photo. Each has memory of its own, so photos may be hashed side by side. */
const idle: Kernel[] = [];

/** More than these, or with more memory than that, are left to the garbage collector: memory never shrinks. */
const MOST_IDLE = 2;
const MOST_IDLE_BYTES = 16 * 1024 * 1024;

/**
 * Lends a kernel whose memory holds nothing of a photo.
 *
 * @returns `undefined` where there can be none, see `loadKernel`
 */
export function borrowKernel(): Kernel | undefined {
  return idle.pop() ?? loadKernel();
}

/** Takes a kernel back, once, after it was wiped. */
export function returnKernel(kernel: Kernel): void {
  if (idle.length < MOST_IDLE && kernel.memory.buffer.byteLength <= MOST_IDLE_BYTES) {
    idle.push(kernel);
  }
}
