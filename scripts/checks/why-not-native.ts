import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  compileNativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "@holdfast/hash-index/native";

/** Why this machine cannot search natively, in words; `undefined` where it can. */
export async function whyNotNative(): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
  const file = path.join(folder, "search.node");
  try {
    await compileNativeSearch(file);
    nativeSearch(file);
    return undefined;
  } catch (error) {
    if (error instanceof NativeSearchMissing) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
