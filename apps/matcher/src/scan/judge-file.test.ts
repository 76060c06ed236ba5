import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DihedralHashes, hammingDistance, type PdqHash } from "@holdfast/pdq";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FORMS } from "../engine/hashed-upload.ts";
import type { HashOutcome } from "../hashing/hash-outcome.ts";
import { type HashPool, hashPool } from "../hashing/hash-pool.ts";
import { filledList } from "../testing/filled-list.ts";
import { bothHashes, largeJpeg } from "../testing/large-jpeg.contract.ts";
import { listingId } from "../testing/listed.ts";
import { asideOfBoth, flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { storedClaim } from "../testing/stored-claim.ts";
import type { CheckList } from "./check-list.ts";
import { judgeFile } from "./judge-file.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MATCH_DISTANCE = 31;

let home: string;
let file: string;
let lists = 0;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  file = path.join(home, "large.jpg");
  writeFileSync(file, await largeJpeg());
});

afterAll(() => rmSync(home, { recursive: true }));

/** A list of one claim. */
function listOf(hash: PdqHash): CheckList {
  lists += 1;
  const folder = path.join(home, `list-${lists}`);
  return filledList(folder, ({ listings }) => {
    listings.put(storedClaim(listingId(1), hash));
  });
}

const judge = (list: CheckList, pool: HashPool) =>
  judgeFile(file, { list, pool, mostBytes: 50_000_000 });

type Hashed = Extract<HashOutcome, { kind: "hashed" }>;

/** A pool that knows only one picture, and counts how often it was hashed whole. */
function poolOf({ reduced, exact }: { reduced: HashOutcome; exact: HashOutcome }) {
  const asked = { whole: 0 };
  const pool: HashPool = {
    async hash(_, { mayReduce = false } = {}) {
      asked.whole += Number(!mayReduce);
      return mayReduce ? reduced : exact;
    },
    close: async () => {},
  };
  return { pool, asked };
}

/** A picture of which each form's reduced hash lies so many bits off. */
function picture(off: number): { reduced: Hashed; exact: Hashed } {
  const hashed = (hashOf: (form: string) => PdqHash, reduction: 1 | 4): Hashed => {
    const hashes = Object.fromEntries(FORMS.map((form) => [form, hashOf(form)]));
    return {
      kind: "hashed",
      quality: 100,
      reduction,
      hashes: hashes as DihedralHashes["hashes"],
    };
  };
  return {
    exact: hashed(madeUpHash, 1),
    reduced: hashed((form) => flipped(madeUpHash(form), off), 4),
  };
}

const EVERY_DISTANCE = Array.from({ length: 16 }, (_, at) => at + 25);

describe("a file whose reduced hash is off", () => {
  it.each([0, 2, 4, 6, 9])("by %d bits is judged by its exact one, in every form", async (off) => {
    const both = picture(off);
    const { pool } = poolOf(both);

    for (const [at, bits] of EVERY_DISTANCE.entries()) {
      const form = FORMS[at % FORMS.length]!;
      const [exact, reduced] = [both.exact.hashes[form], both.reduced.hashes[form]];
      // Once the reduced hash lies further off than the exact one, once nearer.
      for (const hash of [asideOfBoth(exact, reduced, bits), asideOfBoth(reduced, exact, bits)]) {
        const list = listOf(hash);
        const decision = await judge(list, pool);

        const distance = hammingDistance(hash, exact);
        expect(decision).toEqual(list.decide(both.exact));
        expect(decision).toMatchObject(
          distance <= MATCH_DISTANCE ? { kind: "hold", distance } : { kind: "pass" },
        );
      }
    }
  });

  it("is hashed whole only where a listing is near", async () => {
    const both = picture(2);
    const far = poolOf(both);
    const near = poolOf(both);

    await judge(listOf(flipped(both.reduced.hashes.original, 41)), far.pool);
    await judge(listOf(flipped(both.reduced.hashes.original, 40)), near.pool);

    expect([far.asked.whole, near.asked.whole]).toEqual([0, 1]);
  });
});

it("a file that is no JPEG, or small, is hashed once", async () => {
  const { exact } = picture(0);
  const { pool, asked } = poolOf({ reduced: exact, exact });

  const decision = await judge(listOf(exact.hashes.original), pool);

  expect(decision).toMatchObject({ kind: "hold", distance: 0 });
  expect(asked.whole).toBe(0);
});

it("a real JPEG of 2 megapixels is judged by the exact hash of all its pixels", async () => {
  const pool = hashPool({ workers: 1, mostPixels: 50_000_000, patience: 60_000, onCrash() {} });
  const { reduced, exact } = await bothHashes(await largeJpeg());
  const [rough, whole] = [reduced.hashes.original, exact.hashes.original];

  for (let bits = 28; bits <= 35; bits += 1) {
    for (const hash of [asideOfBoth(rough, whole, bits), asideOfBoth(whole, rough, bits)]) {
      const list = listOf(hash);
      expect(await judge(list, pool)).toEqual(list.decide(exact));
    }
  }

  await pool.close();
  expect(rough).not.toBe(whole);
});
