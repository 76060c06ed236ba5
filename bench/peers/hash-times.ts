/** Our two ways to hash: bit for bit as the reference, and as fast as can be. */
export type KernelName = "exact" | "fast";

/** A hash, and what it cost to make one. */
export interface HashTimes {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  readonly quality: number;
  /** Nanoseconds on the clock, on average. */
  readonly wall: number;
  /** Nanoseconds of processor time, on average. */
  readonly cpu: number;
}
