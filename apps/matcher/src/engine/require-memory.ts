import os from "node:os";
import { MOST_HASHES } from "@holdfast/hash-index";
import type { NativeSearch } from "@holdfast/hash-index/native";

/** More hashes than an index, or the memory of this process, can hold. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** What an index needs for each hash: `packages/hash-index`, README.md. */
const INDEX_BYTES = 125;

/** A hash and its number, which wait beside the index until all are there, and what it is built in. */
const LOADING_BYTES = 40;

/** Any index, and what it is read through. */
const FIXED_BYTES = 32 * 1024 * 1024;

/** What the native search asks the system to give memory in. */
const LARGE_PAGE = 2 * 1024 * 1024;

/**
 * Stretches that an index writes to, with addresses between them that it does not: the heads of its
 * tables and the hashes, the numbers, two arrays for each of 16 tables, and what it is built in.
 */
const STRETCHES = 35;

/** Bytes it takes to build an index of so many hashes. */
export function bytesToLoad(hashes: number): number {
  return hashes * (INDEX_BYTES + LOADING_BYTES) + FIXED_BYTES;
}

/** Bytes it takes to take over a snapshot that has so many. */
export function bytesToTakeOver(snapshot: number): number {
  return snapshot + FIXED_BYTES;
}

/**
 * Bytes that an index takes besides where it is searched natively: at either end of a stretch, up to
 * the rest of a large page. Measured with up to 3 million hashes: 60 to 123 MB from a million on.
 */
export function largePagesBytes(native: NativeSearch | undefined): number {
  return native === undefined ? 0 : STRETCHES * 2 * LARGE_PAGE;
}

/** @throws {TooLargeError} for more hashes than one index holds */
export function requireOneIndex(what: string, hashes: number): void {
  if (hashes <= MOST_HASHES) return;
  throw new TooLargeError(
    `Cannot load the ${what}: there are ${shown(hashes)} hashes, and one index holds up to ${shown(MOST_HASHES)}; sharing more out among several is not built yet`,
  );
}

/**
 * Says so before the system ends the process for want of memory.
 *
 * @throws {TooLargeError} when there is not so much
 */
export function requireMemory(what: string, needed: number, left: number): void {
  if (needed <= left) return;
  throw new TooLargeError(
    `Cannot load the ${what}: this needs ${megabytes(needed)} MB of memory, and this process can have ${megabytes(left)} MB`,
  );
}

/** What a system says of memory, in bytes. */
export interface MemoryFacts {
  readonly platform: NodeJS.Platform;
  /** All there is in the machine. */
  readonly total: number;
  /** What is free, or can be freed at once. */
  readonly available: number;
  /** The limit this process was started with, as in a container; 0 or more than there is for none. */
  readonly limit: number;
  /** What this process has. */
  readonly own: number;
}

/**
 * Bytes of memory that this process can still have. Below a limit, what the system calls available
 * leaves out what it keeps of files, which it would give up; macOS leaves that out always.
 */
export function memoryLeft(facts: MemoryFacts = presentMemory()): number {
  const { platform, total, available, limit, own } = facts;
  if (limit > 0 && limit < total) return Math.max(0, limit - own);
  return platform === "darwin" ? total - own : available;
}

function presentMemory(): MemoryFacts {
  return {
    platform: process.platform,
    total: os.totalmem(),
    available: process.availableMemory(),
    limit: process.constrainedMemory(),
    own: process.memoryUsage.rss(),
  };
}

function megabytes(bytes: number): string {
  return shown(Math.ceil(bytes / 1e6));
}

function shown(number: number): string {
  return number.toLocaleString("en-GB");
}
