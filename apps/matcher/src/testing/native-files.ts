import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  compileNativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "@holdfast/hash-index/native";

/** Files to be named as the native search. */
export interface NativeFiles {
  /** A folder of their own, to be removed. */
  readonly folder: string;
  readonly compiled: string;
  /** The same, but that it finds nothing: what uses it can be told from what does not. */
  readonly blind: string;
}

/** The native search, compiled for a test; in words why not, where this machine cannot. */
export async function nativeFiles(): Promise<NativeFiles | string> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
  const [compiled, blind] = [path.join(folder, "search.node"), path.join(folder, "blind.cjs")];
  try {
    await compileNativeSearch(compiled);
    nativeSearch(compiled);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (error instanceof NativeSearchMissing && error.isMachine) return error.message;
    throw error;
  }
  writeFileSync(
    blind,
    'module.exports = { ...require("./search.node"), search: () => 0, searchTable() {} };',
  );
  return { folder, compiled, blind };
}
