import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListRecord, recordsOf } from "./records.ts";

const NEWLINE = 10;
const START = { bytes: 0, lines: 0 };

async function* chunksOf(bytes: Uint8Array, cuts: readonly number[]) {
  // One buffer for all chunks, as a reader that fills it anew would hand them out.
  const shared = new Uint8Array(bytes.length);
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    const chunk = shared.subarray(0, cut - start);
    chunk.set(bytes.subarray(start, cut));
    yield chunk;
    start = cut;
  }
}

async function read(
  bytes: Uint8Array,
  { cuts = [] as readonly number[], mostBytes = 20, from = START } = {},
): Promise<readonly ListRecord[]> {
  const rules = { separator: NEWLINE, mostBytes, from };
  return (await Array.fromAsync(recordsOf(chunksOf(bytes, cuts), rules))).flat();
}

const encoded = (text: string) => new TextEncoder().encode(text);

/** Lists of short, long and empty lines in several scripts, with and without a newline at the end. */
const lists = fc
  .tuple(
    fc.array(fc.string({ unit: "binary", maxLength: 12 }).map((line) => line.replaceAll("\n", ""))),
    fc.boolean(),
  )
  .map(([lines, isEnded]) => lines.join("\n") + (isEnded ? "\n" : ""));

const listsWithCuts = lists.chain((list) => {
  const bytes = encoded(list);
  const cut = fc.nat({ max: bytes.length });
  return fc.record({
    bytes: fc.constant(bytes),
    cuts: fc.array(cut).map((cuts) => cuts.sort((a, b) => a - b)),
  });
});

describe("recordsOf", () => {
  it("reads the same records wherever the chunks end", async () => {
    await fc.assert(
      fc.asyncProperty(listsWithCuts, async ({ bytes, cuts }) => {
        expect(await read(bytes, { cuts })).toEqual(await read(bytes));
      }),
    );
  });

  it("reads what was written, line by line", async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const records = await read(encoded(list), { mostBytes: 1_000 });

        const lines = list.endsWith("\n") ? list.slice(0, -1).split("\n") : list.split("\n");
        const withoutMark = lines.map((line, at) =>
          at === 0 ? line.replace(/^\uFEFF/, "") : line,
        );
        expect(records.map((record) => record.kind === "text" && record.text)).toEqual(
          list === "" ? [] : withoutMark,
        );
      }),
    );
  });

  it("goes on after any record as if it had read the others before", async () => {
    await fc.assert(
      fc.asyncProperty(listsWithCuts, async ({ bytes }) => {
        const all = await read(bytes);

        for (const [at, { end, line }] of all.entries()) {
          const from = { bytes: end, lines: line };
          expect(await read(bytes.subarray(end), { from })).toEqual(all.slice(at + 1));
        }
      }),
    );
  });

  it("reads over a record beyond the limit, keeps none of it, and goes on", async () => {
    const list = encoded(`${"a".repeat(20)}\n${"b".repeat(21)}\nc\n`);

    for (let cut = 0; cut <= list.length; cut++) {
      const records = await read(list, { cuts: [cut] });
      expect(records.map((record) => (record.kind === "text" ? record.text : record.why))).toEqual([
        "a".repeat(20),
        "too-long",
        "c",
      ]);
    }
  });

  it("holds no more of an endless record than the limit", async () => {
    const chunk = new Uint8Array(1_000_000).fill(0x61);
    const before = process.memoryUsage().arrayBuffers;
    let grown = 0;
    async function* endless() {
      for (let chunks = 0; chunks < 200; chunks++) yield chunk;
      grown = process.memoryUsage().arrayBuffers - before;
    }

    const rules = { separator: NEWLINE, mostBytes: 65_536, from: START };
    const records = (await Array.fromAsync(recordsOf(endless(), rules))).flat();

    expect(records).toEqual([{ kind: "unusable", why: "too-long", line: 1, end: 200_000_000 }]);
    expect(grown).toBeLessThan(10_000_000);
  });

  it("says of bytes that are no UTF-8 that they are no text", async () => {
    const records = await read(Uint8Array.of(0x61, 0xff, 10, 0x62));

    expect(records).toEqual([
      { kind: "unusable", why: "not-text", line: 1, end: 3 },
      { kind: "text", text: "b", line: 2, end: 4 },
    ]);
  });
});
