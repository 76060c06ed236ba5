/** Our two ways to hash: bit for bit as the reference, and as fast as can be. */
export type KernelName = "exact" | "fast";

/**
 * A kernel, or what none of them can do without: copying the pixels, row after row, to where
 * WebAssembly can read them.
 */
export type Ours = KernelName | "copy";

/** A hash, and what it cost to make one. */
export interface HashTimes {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  readonly quality: number;
  /** Which kernel answered; the reference does not say. */
  readonly answeredBy?: string;
  /** Nanoseconds on the clock, on average. */
  readonly wall: number;
  /** Nanoseconds of processor time, on average. */
  readonly cpu: number;
}

/** What work on a JPEG file cost. */
export interface JpegTimes {
  /** Nanoseconds of processor time, on average. */
  readonly cpu: number;
}
