import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { PLACE_NAMES } from "../kernel/native-search.ts";
import { WASM_TEXT } from "../kernel/wasm-text.ts";
import { INCLUDED, SOURCES } from "./sources.ts";

/**
 * Tells each build of the kernel, and of the native search beside it, from every other. What was
 * compiled beside another kernel would look in the wrong places of this one's memory, and miss what is
 * there; what was compiled from other sources may lack what was mended since.
 */
export function kernelName(): string {
  const sources = [...INCLUDED, ...SOURCES].map((file) => readFileSync(file, "utf8"));
  return createHash("sha256")
    .update(JSON.stringify([WASM_TEXT, PLACE_NAMES, sources]))
    .digest("hex");
}
