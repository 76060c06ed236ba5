import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withProgress } from "../bootstrap/progress.mjs";
import { bundle } from "./bundle.ts";
import { sourcesFingerprint } from "./fingerprint.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { programs, ROOT } from "./programs.ts";

const STAMP = path.join(ROOT, ".holdfast", "built");

/**
 * Builds the site and bundles the programs, unless nothing they are made from has changed.
 *
 * @throws {Error} with the builder's own words when a part does not build
 */
export function buildAll(): Promise<void> {
  return oneAtATime(buildWhatChanged);
}

async function buildWhatChanged(): Promise<void> {
  const fingerprint = sourcesFingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint) return;

  await withProgress("Building the programs", async () => {
    for (const program of programs()) await bundle(program);
  });
  await withProgress("Building the site", buildSite);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint);
}

/** Runs the site's own build script on this Node, quietly unless it fails. */
function buildSite(): Promise<void> {
  const child = spawn(process.execPath, ["--run", "build"], {
    cwd: path.join(ROOT, "apps", "site"),
    // The builder's own start line asks for `node`: it has to find this one.
    env: {
      ...process.env,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`Cannot build the site: it ended with ${code}\n${output}`)),
    );
  });
}
