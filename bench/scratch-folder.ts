import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../scripts/build/programs.ts";

/**
 * Runs work with an empty folder that is gone afterwards. It lies in the checkout and not in the
 * temporary folder, which on many machines is memory: a sync to disk would cost nothing there.
 */
export async function withScratchFolder<Answer>(
  work: (folder: string) => Promise<Answer>,
): Promise<Answer> {
  const parent = path.join(ROOT, ".holdfast");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
