import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { SILENT } from "../log.ts";
import { openStore } from "../store/open-store.ts";
import { listingId } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { storedClaim } from "../testing/stored-claim.ts";
import { listingIndex } from "./listing-index.ts";
import { USUAL_LOADING } from "./load-index.ts";
import { TooLargeError } from "./require-memory.ts";

vi.setConfig({ testTimeout: 60_000 });

/** More than the engine finds for one hash alone. */
const ALIKE = 70_000;

it("finds every one of very many that are alike, each with its least distance", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  const store = openStore(folder);
  const hash = madeUpHash("chain letter");
  store.atomically(() => {
    for (let at = 1; at <= ALIKE; at++) {
      store.listings.put(storedClaim(listingId(at), hash));
    }
  });

  const index = listingIndex(store, SILENT, USUAL_LOADING);
  const near = index.near([flipped(hash, 9), flipped(hash, 3), madeUpHash("other")]);

  expect(index.size).toBe(ALIKE);
  expect(near.size).toBe(ALIKE);
  expect(new Set(near.values())).toEqual(new Set([3]));
  store.close();
  rmSync(folder, { recursive: true });
});

it("refuses more listings than one index holds, whatever memory there is", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  const store = openStore(folder);
  vi.spyOn(store.listings, "hashes").mockReturnValue(16_777_216);
  const loading = { ...USUAL_LOADING, memoryLeft: () => Number.POSITIVE_INFINITY };

  expect(() => listingIndex(store, SILENT, loading)).toThrow(TooLargeError);
  expect(() => listingIndex(store, SILENT, loading)).toThrow("16,777,215");

  store.close();
  rmSync(folder, { recursive: true });
});
