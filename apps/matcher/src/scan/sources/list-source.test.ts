import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileList } from "./file-list.ts";
import { hashLines } from "./hash-lines.ts";
import type { ListInput } from "./list-input.ts";

/** A list in memory that can be read again, in chunks of so many bytes. */
function listOf(text: string, chunkBytes: number): ListInput {
  const bytes = new TextEncoder().encode(text);
  return {
    identity: { file: "/list", version: "1" },
    async *bytes(from) {
      for (let at = from; at < bytes.length; at += chunkBytes) {
        yield bytes.subarray(at, at + chunkBytes);
      }
    },
  };
}

const someLists = fc.tuple(
  fc.array(fc.constantFrom("", "a", "folder/b.jpg")).map((lines) => lines.join("\n")),
  fc.integer({ min: 1, max: 20 }),
);

describe("listSource", () => {
  it("counts as many items as it has, after any of them", async () => {
    await fc.assert(
      fc.asyncProperty(someLists, async ([text, chunkBytes]) => {
        const source = fileList(listOf(text, chunkBytes), "newline");
        const items = (await Array.fromAsync(source.items(undefined))).flat();

        for (const [at, after] of [undefined, ...items.map(({ after }) => after)].entries()) {
          expect(await source.count(after)).toBe(items.length - at);
          expect((await Array.fromAsync(source.items(after))).flat()).toEqual(items.slice(at));
        }
      }),
    );
  });

  it("does not know how much a list has that is read only once", async () => {
    const { bytes } = listOf("a\nb\n", 10);

    expect(await hashLines({ bytes }).count(undefined)).toBeUndefined();
    expect(hashLines({ bytes }).identity).toBeUndefined();
  });

  it("tells apart the ways in which one file can be read", () => {
    const list = listOf("", 1);
    const ways = [hashLines(list), fileList(list, "newline"), fileList(list, "nul")];

    expect(new Set(ways.map(({ identity }) => identity?.name)).size).toBe(3);
  });
});
