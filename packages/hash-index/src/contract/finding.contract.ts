import { readFileSync } from "node:fs";
import { parsePdqHash, pdqHashToBytes } from "@holdfast/pdq";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clusteredHashes,
  degenerateHashes,
  distanceOf,
  flatScan,
  uniformHashes,
} from "../testing/made-up-hashes.ts";
import {
  builtOf,
  counted,
  found,
  type MakeIndex,
  PATIENT,
  queriesFor,
  row,
} from "./asked-index.contract.ts";

function realHashes(): Uint8Array {
  const file = new URL("../../../../vectors/pdq/haystack.txt", import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return new Uint8Array(
    lines.flatMap((line) => [...pdqHashToBytes(parsePdqHash(line.slice(0, 64))!)]),
  );
}

/** Hashes with an even number of bits set, as nearly all of pictures have. */
function evenHashes(count: number, seed: number): Uint8Array {
  const hashes = clusteredHashes(count, seed);
  for (let at = 0; at < count; at++) {
    const hash = row(hashes, at);
    if (distanceOf(hash, new Uint8Array(32)) % 2 === 1) hash[at % 32]! ^= 1;
  }
  return hashes;
}

const LISTS = {
  even: evenHashes(6_000, 4),
  uniform: uniformHashes(6_000, 1),
  clustered: clusteredHashes(6_000, 2),
  real: realHashes(),
  degenerate: degenerateHashes(6_000, 3),
};

/** That everything within a distance is found, and nothing else. */
export function findingContract(numberedIndex: MakeIndex): void {
  describe.each(Object.entries(LISTS))(
    "a search among %s hashes",
    { timeout: PATIENT },
    (_, hashes) => {
      it("finds what a look at every hash finds, at every distance", () => {
        const index = builtOf(numberedIndex, hashes);

        for (const [at, query] of queriesFor(hashes, 164).entries()) {
          const distance = at % 41;
          expect(found(index, query, distance)).toEqual(flatScan(hashes, query, distance));
        }
      });

      it("finds the same when each hash was added alone", () => {
        const built = builtOf(numberedIndex, hashes);
        const grown = numberedIndex({ room: 1 });
        for (const number of counted(hashes.length / 32)) grown.add(number, row(hashes, number));

        for (const query of queriesFor(hashes, 60)) {
          expect(found(grown, query, 31)).toEqual(found(built, query, 31));
        }
      });

      it("finds the same as a batch", () => {
        const index = builtOf(numberedIndex, hashes);
        const queries = queriesFor(hashes, 90);
        const all = new Uint8Array(queries.length * 32);
        for (const [at, query] of queries.entries()) all.set(query, at * 32);

        for (const distance of [0, 5, 14, 23, 31, 32, 37, 40]) {
          const batch: string[][] = queries.map(() => []);
          index.searchMany(all, distance, (query, number, bits) => {
            batch[query]!.push(`${number}:${bits}`);
          });
          expect(batch.map((each) => each.sort())).toEqual(
            queries.map((query) => found(index, query, distance)),
          );
        }
      });
    },
  );

  describe("31 bits are found and 32 are not", () => {
    it("however they are dealt out", () => {
      const any = fc.uint8Array({ minLength: 32, maxLength: 32 });
      const places = fc.shuffledSubarray([...Array(256).keys()], { minLength: 32, maxLength: 32 });
      const index = numberedIndex();

      fc.assert(
        fc.property(any, places, (hash, bits) => {
          const copy = hash.slice();
          for (const bit of bits.slice(0, 31)) copy[bit >> 3]! ^= 1 << (bit & 7);
          const handle = index.add(7, copy);
          expect(found(index, hash, 31)).toEqual(["7:31"]);
          index.removeAt(handle);

          copy[bits[31]! >> 3]! ^= 1 << (bits[31]! & 7);
          const further = index.add(7, copy);
          expect(found(index, hash, 31)).toEqual([]);
          expect(found(index, hash, 32)).toEqual(["7:32"]);
          index.removeAt(further);
        }),
        { numRuns: 2_000 },
      );
    });
  });
}
