import { expect, it } from "vitest";
import { measureShards } from "./shards.ts";

it("the bench of shards finds in 10,000 hashes what a look at every one finds", async () => {
  const { figures, tables } = await measureShards(10_000, () => {});

  expect(figures.map(({ unit }) => unit)).toEqual(["microseconds", "times", "seconds", "bytes"]);
  expect(tables[0]!.rows).toHaveLength(4);
}, 60_000);
