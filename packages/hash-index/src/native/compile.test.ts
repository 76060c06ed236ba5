import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compileNativeSearch, NativeSearchMissing, nativeSearch } from "../native.ts";
import { compiledNativeSearch } from "../testing/compiled-native-search.ts";

const native = await compiledNativeSearch();
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
  file = path.join(folder, "search.node");
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

if (typeof native === "string") it.skip(`compiling a native search: ${native}`);
else {
  /** A compiler of a few lines of shell, which finds the name of what it is to write in `$file`. */
  function compilerOf(lines: string): string {
    const compiler = path.join(folder, "compiler");
    writeFileSync(compiler, `#!/bin/sh\nfor file; do :; done\n${lines}\n`, { mode: 0o755 });
    return compiler;
  }

  describe("compiling a native search", () => {
    it("gives a file that can be loaded, and leaves nothing beside it", async () => {
      await compileNativeSearch(file);

      expect(nativeSearch(file).search).toBeTypeOf("function");
      expect(readdirSync(folder)).toEqual(["search.node"]);
    });

    it("into one file at once, no two write over each other", async () => {
      const compiler = compilerOf(`echo $$ > "$file"; sleep 0.3; test "$(cat "$file")" = $$`);
      const compile = () => compileNativeSearch(file, { compiler });

      const both = await Promise.allSettled([compile(), compile()]);

      expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    });

    it("says in words that a compiler is not there, which lies in the machine", async () => {
      const compiled = compileNativeSearch(file, { compiler: "no-such-compiler" });

      await expect(compiled).rejects.toMatchObject({
        message: expect.stringContaining("there is no C compiler no-such-compiler"),
        isMachine: true,
      });
    });

    it.each([
      ["writes nothing", "exit 0"],
      ["gives up in the middle", `echo half > "$file"; exit 1`],
    ])("does not say so of one that %s, and leaves nothing", async (_, lines) => {
      const compiled = compileNativeSearch(file, { compiler: compilerOf(lines) });

      await expect(compiled).rejects.toBeInstanceOf(NativeSearchMissing);
      await expect(compiled).rejects.toMatchObject({ isMachine: false });
      expect(readdirSync(folder)).toEqual(["compiler"]);
    });
  });
}

describe("compiling a native search is refused", () => {
  it("on a system that it is not for", async () => {
    vi.stubGlobal("process", { ...process, platform: "darwin", arch: "arm64" });

    await expect(compileNativeSearch(file)).rejects.toThrow("for Linux on x86-64");
  });

  it("under a name that Node does not load, and in a folder that is not there", async () => {
    await expect(compileNativeSearch("search.so")).rejects.toThrow("has to end in .node");
    await expect(compileNativeSearch(".node")).rejects.toThrow("has to end in .node");
    await expect(compileNativeSearch("nowhere/search.node")).rejects.toThrow("no such folder");
  });

  it("in words of the folder also where the system is another", async () => {
    vi.stubGlobal("process", { ...process, platform: "darwin", arch: "arm64" });

    await expect(compileNativeSearch("nowhere/search.node")).rejects.toThrow("no such folder");
  });
});
