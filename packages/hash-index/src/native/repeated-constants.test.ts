import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What a source of the kernel, or of the native search, sets a constant to, as it is written. */
function valueIn(file: string, name: string): string | undefined {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  return new RegExp(`\\b${name}(?:: \\w+)? = ([^,;]+)[,;]`).exec(source)?.[1];
}

it.each([
  ["CHUNKS", "kernel/layout.ts", "native/memory.h"],
  ["BUCKETS", "kernel/layout.ts", "native/memory.h"],
  ["HASH_BYTES", "kernel/layout.ts", "native/memory.h"],
  ["ROW_BYTES", "kernel/layout.ts", "native/memory.h"],
  ["MOST_FOUND", "kernel/layout.ts", "native/memory.h"],
  ["MOST_BATCH", "kernel/layout.ts", "native/memory.h"],
  ["MOST_POSTINGS", "kernel/search.ts", "native/search.c"],
  ["MOST_CHECKED", "kernel/search.ts", "native/search.c"],
  ["SUSPICIOUS", "kernel/search.ts", "native/search.c"],
])("%s is the same in %s and in %s", (name, kernel, native) => {
  expect(valueIn(kernel, name)).toMatch(/^[\d <]+$/);
  expect(valueIn(native, name)).toBe(valueIn(kernel, name));
});
