import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { NativeSearchMissing, nativeSearch } from "../native.ts";
import { nativeSearchIn } from "../testing/compiled-native-search.ts";
import { kernelName } from "./kernel-name.ts";

const folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
const inFolder = (name: string) => path.join(folder, name);
const compiled = inFolder("compiled.node");
const native = await nativeSearchIn(compiled);

afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts what was compiled under a name, as compiling does: a file that is loaded is not written to. */
function putCompiled(file: string): void {
  copyFileSync(compiled, `${file}.new`);
  renameSync(`${file}.new`, file);
}

if (typeof native === "string") it.skip(`loading a native search: ${native}`);
else {
  describe("loading a native search", () => {
    it("takes what was compiled after half a file was refused", () => {
      const file = inFolder("half.node");
      writeFileSync(file, "half a fil");
      expect(() => nativeSearch(file)).toThrow(NativeSearchMissing);

      putCompiled(file);

      expect(nativeSearch(file).search).toBeTypeOf("function");
    });

    it("refuses what was compiled beside another kernel, and takes it anew under another name", () => {
      const file = inFolder("other.node");
      const content = readFileSync(compiled);
      content.write("0".repeat(64), content.indexOf(kernelName()));
      writeFileSync(file, content);
      const refused = "compile it anew and start the program again";
      expect(() => nativeSearch(file)).toThrow(refused);

      putCompiled(file);
      putCompiled(inFolder("anew.node"));

      expect(() => nativeSearch(file)).toThrow(refused);
      expect(nativeSearch(inFolder("anew.node")).search).toBeTypeOf("function");
    });
  });
}

describe("where there is no native search", () => {
  it("a file that is not there, or is none, is said in words", () => {
    expect(() => nativeSearch("nowhere/search.node")).toThrow(NativeSearchMissing);
    expect(() => nativeSearch("nowhere/search.node")).toThrow("there is no such file");
    expect(() => nativeSearch(import.meta.filename)).toThrow(NativeSearchMissing);
  });

  it("a file of another version, or of something else, is refused", () => {
    for (const [at, content] of ['{"kernel":"another"}', '{"name":"a package"}'].entries()) {
      const file = inFolder(`${at}.json`);
      writeFileSync(file, content);

      expect(() => nativeSearch(file)).toThrow("none of this version; compile it anew");
    }
  });

  it.each([
    ["lets no code run from its folder", "failed to map segment from shared object", true],
    ["cannot read what is in it", "file too short", false],
  ])("a system that %s lies in the machine or not", (_, words, isMachine) => {
    const file = inFolder("search.node");
    writeFileSync(file, "");
    vi.spyOn(process, "dlopen").mockImplementation(() => {
      throw new Error(`${file}: ${words}`);
    });

    expect(() => nativeSearch(file)).toThrow(expect.objectContaining({ isMachine }));
  });
});
