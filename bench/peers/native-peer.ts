import path from "node:path";
import {
  compileNativeSearch,
  NativeSearchMissing,
  nativeSearch,
} from "@holdfast/hash-index/native";
import { ourProcess } from "./our-process.ts";
import { peersFolder } from "./peers-folder.ts";
import { type SearchPeer, searchPeer } from "./search-peer.ts";

export const OURS_NATIVE = "ours, native";

/** Our index with the native search, in a process of its own. */
export interface NativePeer extends SearchPeer {
  readonly kind: "there";
}

/** Why this machine has none, in words. */
export interface NoNativePeer {
  readonly kind: "missing";
  readonly why: string;
}

/** Compiles the native search and starts a process that uses it. */
export async function nativePeer(): Promise<NativePeer | NoNativePeer> {
  const file = path.join(peersFolder(), "native-search.node");
  try {
    await compileNativeSearch(file);
    nativeSearch(file);
  } catch (error) {
    if (error instanceof NativeSearchMissing) return { kind: "missing", why: error.message };
    throw error;
  }
  return { kind: "there", ...searchPeer(...ourProcess("ours-search.ts", file)) };
}
