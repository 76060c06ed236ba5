import path from "node:path";
import { nativeSearchIn } from "../../packages/hash-index/src/testing/compiled-native-search.ts";
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

/**
 * Compiles the native search and starts a process that uses it.
 *
 * @throws {Error} when our own C does not compile or load
 */
export async function nativePeer(): Promise<NativePeer | NoNativePeer> {
  const file = path.join(peersFolder(), "native-search.node");
  const search = await nativeSearchIn(file);
  if (typeof search === "string") return { kind: "missing", why: search };
  return { kind: "there", ...searchPeer(...ourProcess("ours-search.ts", file)) };
}
