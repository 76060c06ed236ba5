import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { compareFound } from "./compare-found.ts";
import type { SearchFiles } from "./search-files.ts";
import type { SearchPeer } from "./search-peer.ts";

const folder = mkdtempSync(path.join(tmpdir(), "holdfast-peers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files = { near: "near.bin", nearCount: 41 } as SearchFiles;

/** Finds one hash at every distance asked for. */
function writeFound(out: string, distance: number): void {
  const rows = Array.from({ length: distance + 1 }, (_, bits) => [bits, 7, bits]);
  writeFileSync(out, Uint32Array.from(rows.flat()));
}

const finding = {
  async results({ distance }, out) {
    writeFound(out, distance);
    return 0;
  },
  async ask(_, { out, distance }: { out: string; distance: number }) {
    writeFound(out, distance);
  },
} as SearchPeer;

it("says of everyone what they found", async () => {
  const found = await compareFound(
    { faiss: finding, ours: finding, native: undefined, flatScan: undefined },
    files,
    folder,
  );

  expect(found.map(({ who, same, missed }) => [who, same, missed])).toEqual([
    ["faiss MultiHash within 31", 32, 0],
    ["ours within 31", 32, 0],
    ["ours within 40", 41, 0],
  ]);
});

it("takes nobody's finds for those of one who writes nothing, in single searches and in a batch", async () => {
  const inBatch = { ...finding, async ask() {} } as unknown as SearchPeer;
  const inSingles = { ...finding, results: async () => 0 };

  for (const silent of [inSingles, inBatch]) {
    const comparing = compareFound(
      { faiss: finding, ours: finding, native: silent, flatScan: undefined },
      files,
      folder,
    );
    await expect(comparing).rejects.toThrow("ENOENT");
  }
});
