import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withProgress } from "../bootstrap/progress.mjs";
import { sourcesFingerprint } from "./fingerprint.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { programs, ROOT } from "./programs.ts";
import { runSiteScript } from "./site-script.ts";

const STAMP = path.join(ROOT, ".holdfast", "built");

/**
 * Builds the site and bundles the programs, unless nothing they are made from has changed.
 *
 * @param givenUp ends the build; what it had started has ended before this throws
 * @throws {Error} with the builder's own words when a part does not build
 */
export function buildAll(givenUp?: AbortSignal): Promise<void> {
  return oneAtATime(() => buildWhatChanged(givenUp));
}

async function buildWhatChanged(givenUp: AbortSignal | undefined): Promise<void> {
  const fingerprint = sourcesFingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint) return;

  await withProgress("Building the programs", async () => {
    // The bundler is loaded where it is needed: a second start needs none.
    const { bundle } = await import("./bundle.ts");
    for (const program of programs()) await bundle(program);
  });
  await withProgress("Building the site", () => buildSite(givenUp));
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint);
}

async function buildSite(givenUp: AbortSignal | undefined): Promise<void> {
  const { code, output } = await runSiteScript("build", givenUp);
  if (code !== 0) throw new Error(`Cannot build the site: it ended with ${code}\n${output}`);
}
