import { createHash } from "node:crypto";
import { WASM_TEXT } from "../kernel/wasm-text.ts";

/**
 * Tells each build of the kernel from every other. What was compiled beside one would look in the wrong
 * places of another's memory, and miss what is there.
 */
export function kernelName(): string {
  return createHash("sha256").update(WASM_TEXT).digest("hex");
}
