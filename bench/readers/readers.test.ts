import { expect, it } from "vitest";
import { measureReaders } from "./readers.ts";

it("the bench of readers searches in every way, and finds what is listed", async () => {
  const { figures, tables } = await measureReaders(5_000, 200, () => {});

  expect(figures).toHaveLength(1);
  expect(tables[0]!.rows.map(([who]) => who)).toEqual([
    "an index of one thread",
    "1 reader",
    "1 reader, a change every millisecond",
    "2 readers",
    "2 readers, a change every millisecond",
  ]);
  for (const [, rate] of tables[0]!.rows) expect(rate).toBeGreaterThan(0);
}, 60_000);
