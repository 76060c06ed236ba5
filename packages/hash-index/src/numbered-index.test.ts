import { expect, it } from "vitest";
import type { NativeSearch } from "./kernel/native-search.ts";
import { numberedIndexContract } from "./numbered-index.contract.ts";
import { numberedIndex } from "./numbered-index.ts";
import { openSavedIndex } from "./snapshot/open-saved-index.ts";

numberedIndexContract(numberedIndex);

it("refuses the name of a compiled file where what searches with it is expected", () => {
  const native = "search.node" as unknown as NativeSearch;

  for (const make of [() => numberedIndex({ native }), () => openSavedIndex([], { native })]) {
    expect(make).toThrow("expected what nativeSearch gives, found string");
  }
});
