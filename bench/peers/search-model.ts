/** Buckets that a search within 31 bits reads: 16 chunks, each as it is and with each of 16 bits turned. */
const LOOKUPS = 272;

/** The share of all listed hashes that lie in these buckets, when hashes are spread evenly. */
const READ = 0.00415;

/** The share of all listed hashes whose partners are near, and that are looked at as a whole. */
const NEAR = 1.07e-5;

/** Microseconds of comparing one partner: native code on the processor that the model was made on. */
const COMPARING = 0.45e-3;

/** Lines read at random for each hash that is looked at: its row's number, and the hash. */
const LINES_OF_A_HASH = 2;

/** What one search is computed from. */
export interface Modelled {
  /** Listed hashes, in all of the indexes that are asked. */
  readonly hashes: number;
  readonly indexes: number;
  /** Microseconds of reading a line of memory at a random place while others are on their way. */
  readonly line: number;
}

/**
 * Microseconds that a search in an index of partners takes by the model its goals were set with: the
 * places it reads at random, what it compares there, and the hashes that are left.
 */
export function modelledSearch({ hashes, indexes, line }: Modelled): number {
  return (
    indexes * LOOKUPS * line + READ * hashes * COMPARING + NEAR * hashes * LINES_OF_A_HASH * line
  );
}
