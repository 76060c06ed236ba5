import { expect, it } from "vitest";
import { batchReader } from "./kernel/batch-reader.ts";
import { indexKernel } from "./kernel/index-kernel.ts";
import { indexOver } from "./numbered-index.ts";
import { degenerateHashes, uniformHashes } from "./testing/made-up-hashes.ts";

const row = (hashes: Uint8Array, at: number) => hashes.subarray(at * 32, (at + 1) * 32);

function openKernel() {
  const batch = batchReader();
  const kernel = indexKernel(batch.take);
  kernel.open(100);
  return { kernel, index: indexOver(kernel, batch) };
}

/** Bytes that are not zero where hashes, partners and rows lie, and where they are built. */
function left({ memory, hashAt, numberAt, partnerAt }: ReturnType<typeof openKernel>["kernel"]) {
  const bytes = new Uint8Array(memory.buffer);
  const hashes = bytes.subarray(hashAt(0), numberAt(0)).filter((byte) => byte !== 0).length;
  return hashes + bytes.subarray(partnerAt(0, 0)).filter((byte) => byte !== 0).length;
}

it("leaves nothing of hashes that were added, moved, searched for and removed", () => {
  const { kernel, index } = openKernel();
  // Enough to make room several times, and to fill buckets so that tables are spread anew.
  const hashes = new Uint8Array([...uniformHashes(3_000, 1), ...degenerateHashes(3_000, 2)]);
  const handles = Array.from({ length: 6_000 }, (_, at) => index.add(at, row(hashes, at)));
  index.searchMany(hashes, 31, () => {});
  index.search(row(hashes, 0), 31);
  expect(left(kernel)).toBeGreaterThan(0);

  for (const [at, handle] of handles.entries()) {
    if (at % 2 === 0) index.removeAt(handle);
    else index.remove(at, row(hashes, at));
  }

  expect(left(kernel)).toBe(0);
});

it("leaves nothing of hashes that were built into it as a whole and removed", () => {
  const { kernel, index } = openKernel();
  const hashes = uniformHashes(5_000, 3);
  index.addMany(
    Uint32Array.from({ length: 5_000 }, (_, at) => at),
    hashes,
  );

  for (let at = 0; at < 5_000; at++) index.remove(at, row(hashes, at));

  expect(left(kernel)).toBe(0);
});

/** The bytes from one place of a kernel's memory to another. */
function bytesOf({ memory }: ReturnType<typeof openKernel>["kernel"], from: number, to: number) {
  return Buffer.from(memory.buffer.slice(from, to));
}

/** A hash, and one of which everything is looked at because it is near. */
const query = uniformHashes(1, 7);
const near = Uint8Array.from(query, (byte, at) => (at === 5 ? byte ^ 3 : byte));

it("leaves nothing of a hash that was searched for, nor of where it was looked for", () => {
  const { kernel, index } = openKernel();
  index.add(1, near);
  const desk = () => bytesOf(kernel, kernel.inputAt(), kernel.foundNumbersAt());
  // As many bits set, so that the distance is shared out alike.
  index.search(query.toReversed(), 31);
  const before = desk();

  const { numbers } = index.search(query, 31);

  expect(numbers).toHaveLength(1);
  expect(desk().equals(before)).toBe(true);
});

it("leaves nothing of a batch but what was found", () => {
  const { kernel, index } = openKernel();
  index.add(1, near);
  const { COUNTERS, FOUND_QUERIES } = kernel;
  const desk = () => bytesOf(kernel, kernel.inputAt(), kernel.foundNumbersAt());
  index.searchMany(query.toReversed(), 31, () => {});
  const before = desk();
  let found = 0;
  // The query, and what it is with its bytes moved on: as many bits set in each.
  const batch = Uint8Array.from({ length: 32 * 32 }, (_, at) => query[(at + (at >> 5)) % 32]!);

  index.searchMany(batch, 31, () => {
    found++;
  });

  expect(found).toBe(1);
  expect(bytesOf(kernel, COUNTERS.value, FOUND_QUERIES.value).every((byte) => byte === 0)).toBe(
    true,
  );
  expect(desk().equals(before)).toBe(true);
});

it("leaves nothing of one hash among others", () => {
  const { kernel, index } = openKernel();
  index.add(1, uniformHashes(1, 4));
  const handle = index.add(2, uniformHashes(1, 5));
  const memory = () => Buffer.from(kernel.memory.buffer);
  const at = kernel.hashAt(handle);
  const permuted = memory()
    .subarray(at, at + 32)
    .toString("hex");
  expect(memory().includes(Buffer.from(permuted, "hex"))).toBe(true);

  index.removeAt(handle);

  expect(memory().includes(Buffer.from(permuted, "hex"))).toBe(false);
  expect(memory().includes(Buffer.from(uniformHashes(1, 5)))).toBe(false);
});
