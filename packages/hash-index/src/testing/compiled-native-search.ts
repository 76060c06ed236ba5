import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  compileNativeSearch,
  type NativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "../native.ts";

/** The native search, compiled for a test; in words why not, where this machine cannot. */
export async function compiledNativeSearch(): Promise<NativeSearch | string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "holdfast-native-")), "search.node");
  try {
    await compileNativeSearch(file);
    return nativeSearch(file);
  } catch (error) {
    if (error instanceof NativeSearchMissing && error.isMachine) return error.message;
    throw error;
  }
}
