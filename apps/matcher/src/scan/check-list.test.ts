import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WORTH_A_BATCH } from "../engine/live-hashes.ts";
import { filledList } from "../testing/filled-list.ts";
import { listingId } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import type { LoneHash } from "./check-list.ts";

const LISTED = 300;
/** Listings that lie equally far from picture 0, which is not listed, each to another side. */
const EQUALLY_NEAR = 70;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A list with listings of every state, of which some are equally near. */
function openMadeUpList() {
  const hashes = [
    ...Array.from({ length: LISTED }, (_, at) => madeUpHash(`picture ${at + 1}`)),
    ...Array.from({ length: EQUALLY_NEAR }, (_, at) =>
      turnedOver(madeUpHash("picture 0"), 255 - 3 * at),
    ),
  ];
  return filledList(folder, (store) => {
    store.atomically(() => {
      for (const [at, hash] of hashes.entries()) {
        const isConfirmed = at % 3 === 0;
        store.listings.put({
          id: listingId(at),
          hash,
          list: at % 5 === 0 ? "under-18" : "adult",
          state: isConfirmed ? "confirmed" : "claimed",
          grounds: isConfirmed ? "quorum" : "none",
          own: "none",
          paused: at % 7 === 0,
          round: 0,
        });
      }
    });
  });
}

function turnedOver(hash: PdqHash, bit: number): PdqHash {
  const bytes = pdqHashToBytes(hash);
  bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
  return pdqHashFromBytes(bytes);
}

/** Copies at every distance around the limit, plain ones, unknown qualities, and many others. */
function askedAbout(at: number): LoneHash {
  const isCopy = at % 4 === 0;
  const copy = () => flipped(madeUpHash(`picture ${at % LISTED}`), Math.floor(at / 4) % 34);
  const hash = isCopy ? copy() : madeUpHash(`${at}`);
  return at % 3 === 0 ? { hash } : { hash, quality: at % 101 };
}

it("a hash is decided about alike alone and among thousands", () => {
  const list = openMadeUpList();
  const many = Array.from({ length: WORTH_A_BATCH }, (_, at) => askedAbout(at));
  const asked = [{ hash: madeUpHash("picture 0"), quality: 100 }, ...many];

  const alone = asked.flatMap((one) => list.decideHashes([one]));
  const together = list.decideHashes(asked);
  list.close();

  expect(together).toEqual(alone);
  expect([...new Set(alone.map(({ kind }) => kind))].sort()).toEqual([
    "block",
    "hold",
    "pass",
    "unsure",
  ]);
});
