import { createHash } from "node:crypto";
import { PLACE_NAMES } from "../kernel/native-search.ts";
import { WASM_TEXT } from "../kernel/wasm-text.ts";
import { SOURCES_DIGEST } from "./sources-digest.ts";

/**
 * Tells each build of the kernel, and of the native search beside it, from every other. What was
 * compiled beside another kernel would look in the wrong places of this one's memory, and miss what is
 * there; what was compiled from other sources may lack what was mended since.
 */
export function kernelName(): string {
  return createHash("sha256")
    .update(JSON.stringify([WASM_TEXT, PLACE_NAMES, SOURCES_DIGEST]))
    .digest("hex");
}
