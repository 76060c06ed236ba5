import { expect, it } from "vitest";
import { readTrace } from "./read-trace.ts";

const write = '7 pwrite64(22</d/x.sqlite-wal>, "\\0"..., 4096, 24) = 4096';
const sync = "7 fdatasync(22</d/x.sqlite-wal>) = 0";
const acknowledge = '7 write(1<pipe:[12]>, "ab\\n", 3) = 3';

it("finds nothing wrong where every case is written, synced and then acknowledged", () => {
  const lines = [write, write, sync, acknowledge, write, sync, acknowledge];

  expect(readTrace(lines)).toEqual({ acknowledged: 2, unsynced: 0 });
});

it.each([
  ["is not synced at all", [write, acknowledge]],
  ["is synced after its acknowledgement", [write, acknowledge, sync]],
  ["is written again after the sync", [write, sync, write, acknowledge]],
  ["was never written", [sync, acknowledge]],
  ["relies on the sync of the one before", [write, sync, acknowledge, write, acknowledge]],
  ["failed to sync", [write, sync.replace("= 0", "= -1 EIO (Input/output error)"), acknowledge]],
  ["had another file synced", [write, sync.replace("-wal", ""), acknowledge]],
])("notices a case that %s", (_, lines) => {
  expect(readTrace(lines).unsynced).toBe(1);
});

it("counts a sync that another thread came in between when it has ended", () => {
  const begun = "7 fsync(22</d/x.sqlite-wal> <unfinished ...>";
  const other = '8 write(5<anon_inode:[eventfd]>, "\\1", 8) = 8';
  const ended = "7 <... fsync resumed>) = 0";

  expect(readTrace([write, begun, other, ended, acknowledge]).unsynced).toBe(0);
  expect(readTrace([write, begun, other, acknowledge, ended]).unsynced).toBe(1);
});
