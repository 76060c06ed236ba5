import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./programs.ts";

const SOURCES = ["apps", "packages", "content", "scripts/build", "package-lock.json"];

/** What a build makes or a tool leaves behind inside a room: never an input. */
const PASSED_OVER = /^(node_modules|dist|build|\.svelte-kit|_island|.*\.tsbuildinfo)$/;

/** One digest of everything a build reads, so that a second start builds nothing. */
export function sourcesFingerprint(): string {
  const digest = createHash("sha256");
  for (const source of SOURCES) addTo(digest, source);
  return digest.digest("hex");
}

function addTo(digest: ReturnType<typeof createHash>, place: string): void {
  const full = path.join(ROOT, place);
  const children = childrenOf(full);
  if (children === undefined) {
    digest.update(place).update("\0").update(readFileSync(full)).update("\0");
    return;
  }
  for (const child of children) {
    if (!PASSED_OVER.test(child)) addTo(digest, `${place}/${child}`);
  }
}

/** A folder's children in a fixed order, or `undefined` for a file. */
function childrenOf(place: string): readonly string[] | undefined {
  try {
    return readdirSync(place).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}
