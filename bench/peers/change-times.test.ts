import { expect, it } from "vitest";
import { aloneTimes, type ChangingIndex, mixedTimes } from "./change-times.ts";
import { balancedHashes } from "./data/balanced-hashes.ts";

/** An index that finds only equal hashes, and writes down what it was asked. */
function exactIndex() {
  const listed = new Map<number, string>();
  const asked = { add: 0, remove: 0, search: 0 };
  const text = (hash: Uint8Array) => hash.join(" ");
  const index: ChangingIndex = {
    add(number, hash) {
      asked.add += 1;
      listed.set(number, text(hash));
    },
    remove(number) {
      asked.remove += 1;
      return listed.delete(number);
    },
    search(hash) {
      asked.search += 1;
      const found = [...listed].filter(([, other]) => other === text(hash));
      return { numbers: Uint32Array.from(found, ([number]) => number) };
    },
  };
  return { index, asked, listed };
}

it("adds all and removes all, and leaves the index as it was", () => {
  const { index, asked, listed } = exactIndex();

  aloneTimes(index, balancedHashes(120, 1), 7);

  expect(asked).toMatchObject({ add: 120, remove: 120 });
  expect(listed.size).toBe(0);
});

it("stops when a search does not show an addition, or still shows what was removed", () => {
  const late = { ...exactIndex().index, add: () => {} };
  const sticky = { ...exactIndex().index, remove: () => true };

  expect(() => aloneTimes(late, balancedHashes(10, 1), 7)).toThrow("Cannot trust the index");
  expect(() => aloneTimes(sticky, balancedHashes(10, 1), 7)).toThrow("Cannot trust the index");
});

it("mixes 95 searches, 4 additions and 1 removal", () => {
  const { index, asked, listed } = exactIndex();

  mixedTimes(index, { fresh: balancedHashes(20, 1), queries: balancedHashes(190, 2), free: 7 });

  expect(asked).toEqual({ add: 8, remove: 2, search: 190 });
  expect(listed.size).toBe(6);
});
