import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  compileNativeSearch,
  type NativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "../native.ts";

/** Compiles the native search into a file and loads it; in words why not, where this machine cannot. */
export async function nativeSearchIn(file: string): Promise<NativeSearch | string> {
  try {
    await compileNativeSearch(file);
    return nativeSearch(file);
  } catch (error) {
    if (error instanceof NativeSearchMissing && error.isMachine) return error.message;
    throw error;
  }
}

/** The same without a file that stays: a system goes on running what it has loaded. */
export async function compiledNativeSearch(): Promise<NativeSearch | string> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-native-"));
  try {
    return await nativeSearchIn(path.join(folder, "search.node"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
