import { createHash } from "node:crypto";
import { PLACE_NAMES } from "../kernel/native-search.ts";
import { WASM_TEXT } from "../kernel/wasm-text.ts";

/**
 * Tells each build of the kernel, and of what a native search is told of it, from every other. What was
 * compiled beside one would look in the wrong places of another's memory, and miss what is there.
 */
export function kernelName(): string {
  return createHash("sha256")
    .update([WASM_TEXT, ...PLACE_NAMES].join())
    .digest("hex");
}
