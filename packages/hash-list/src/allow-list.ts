import { hashIndex } from "@holdfast/hash-index";
import type { PdqHash } from "@holdfast/pdq";

/** A hash that may not be listed, with everything that lies within its radius, 0 to 40 bits. */
export interface AllowedHash {
  readonly hash: PdqHash;
  readonly radius: number;
}

/** Hashes shown to be harmless, such as those of revoked listings. Private to the exchange. */
export interface AllowList {
  /** Takes a hash in; @throws {RangeError} for a radius that is no whole number from 0 to 40 */
  add(allowed: AllowedHash): void;

  /** Whether a hash lies within the radius of one that is allowed. */
  covers(hash: PdqHash): boolean;
}

const MOST_RADIUS = 40;

/**
 * Makes an allow list in memory; a store fills it at its start with what it has kept.
 *
 * Every entry has a radius of its own, since an operator may change the policy and what was allowed
 * before keeps what it was given.
 */
export function allowList(kept: Iterable<AllowedHash> = []): AllowList {
  const index = hashIndex<number>();
  const radii: number[] = [];
  let widest = 0;

  const list: AllowList = {
    add({ hash, radius }) {
      if (!Number.isInteger(radius) || radius < 0 || radius > MOST_RADIUS) {
        throw new RangeError(
          `Cannot allow a hash: expected a radius of 0 to ${MOST_RADIUS} bits, found ${radius}`,
        );
      }
      index.add(radii.length, hash);
      radii.push(radius);
      widest = Math.max(widest, radius);
    },

    covers: (hash) =>
      index.search(hash, widest).matches.some(({ id, distance }) => distance <= radii[id]!),
  };

  for (const allowed of kept) list.add(allowed);
  return list;
}
