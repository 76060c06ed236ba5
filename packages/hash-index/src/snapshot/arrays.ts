import type { IndexKernel } from "../kernel/index-kernel.ts";
import { memoryView } from "../kernel/memory-view.ts";
import type { Header } from "./header.ts";

const TABLES = 16;
const ROW_BYTES = 36; // a hash and a number
const SLOT_BYTES = 5; // a partner and a row

/** A stretch of a kernel's memory. */
export interface Stretch {
  readonly at: number;
  readonly bytes: number;
}

/** The arrays of an index, in the order of a snapshot. */
export function stretches(kernel: IndexKernel, { used, usedSlots }: Header): readonly Stretch[] {
  const { hashAt, numberAt, partnerAt, rowAt, HEADS, HEADS_BYTES } = kernel;
  return [
    { at: hashAt(0) >>> 0, bytes: used * 32 },
    { at: numberAt(0) >>> 0, bytes: used * 4 },
    { at: HEADS.value, bytes: HEADS_BYTES.value },
    ...usedSlots.flatMap((slots, chunk) => [
      { at: partnerAt(chunk, 0) >>> 0, bytes: slots * 2 },
      { at: rowAt(chunk, 0) >>> 0, bytes: slots * 3 },
    ]),
  ];
}

/** The digest of a snapshot: its header as it was written, then the arrays in memory. */
export function digestOf(kernel: IndexKernel, written: Uint8Array, header: Header): bigint {
  const bytes = memoryView(kernel.memory);
  const aside = kernel.BATCH.value;
  bytes().set(written, aside);
  let digest = kernel.digest(aside, written.length, 0n);
  bytes().fill(0, aside, aside + written.length);
  for (const { at, bytes: length } of stretches(kernel, header)) {
    digest = kernel.digest(at, length, digest);
  }
  return digest;
}

/** Bytes of a kernel that are written to: what every index has, one desk, and the arrays. */
export function bytesInUse(kernel: IndexKernel): number {
  const { used, HEADS, HEADS_BYTES, DESKS, DESK_BYTES, usedSlots } = kernel;
  const otherDesks = (DESKS.value - 1) * DESK_BYTES.value;
  let bytes = HEADS.value - otherDesks + HEADS_BYTES.value + used.value * ROW_BYTES;
  for (let table = 0; table < TABLES; table++) bytes += usedSlots(table) * SLOT_BYTES;
  return bytes;
}
