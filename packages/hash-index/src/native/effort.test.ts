import { expect, it } from "vitest";
import { numberedIndex } from "../numbered-index.ts";
import { compiledNativeSearch } from "../testing/compiled-native-search.ts";

const native = await compiledNativeSearch();
const zeros = (count: number) => new Uint8Array(count * 32);
const counted = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);

// What would take minutes without a bound is found by the runner's own limit.
if (typeof native === "string") it.skip(`native search: ${native}`);
else {
  it("soon looks through buckets that were emptied, alone and in a batch", () => {
    const index = numberedIndex({ native });
    const [first, ...others] = Array.from({ length: 50_000 }, (_, at) => index.add(at, zeros(1)));
    // In this order each is the first of its bucket, and soon found.
    for (const handle of [first!, ...others.slice(1).reverse()]) index.removeAt(handle);
    let found = 0;

    index.searchMany(zeros(2_000), 31, () => {
      found++;
    });
    for (let search = 0; search < 2_000; search++)
      found += index.search(zeros(1), 31).numbers.length;

    expect(found).toBe(4_000);
  });

  it("soon ends a batch that finds more than anyone could wait for", () => {
    const index = numberedIndex({ native });
    index.addMany(counted(300_000), zeros(300_000));
    let found = 0;

    const search = () =>
      index.searchMany(zeros(65_536), 31, () => {
        found++;
        throw new Error("enough");
      });

    expect(search).toThrow("enough");
    expect(found).toBe(1);
  });
}
