import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runNpm } from "./npm.mjs";
import { withProgress } from "./progress.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STAMP = path.join(ROOT, "node_modules", ".holdfast-installed.json");

/** What may be installed, least first: what running needs, and what tests need as well. */
const LEVELS = ["run", "test"];

/**
 * Installs the packages of the lockfile unless they are there already. A stamp remembers for which
 * lockfile and for how much, so that `start` never prunes what `test` installed, and a second
 * start installs nothing.
 *
 * @param {string} node absolute path of the pinned Node
 * @param {"run" | "test"} level how much is needed
 * @throws {Error} in words, when npm cannot install
 */
export async function installPackages(node, level) {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
  const stamp = readStamp();
  if (stamp?.lock === lock && LEVELS.indexOf(stamp.level) >= LEVELS.indexOf(level)) return;

  const enough = stamp?.level === "test" ? "test" : level;
  const omit = enough === "run" ? ["--omit=dev"] : [];
  const args = ["--ignore-scripts", "--no-audit", "--no-fund", ...omit];
  const what = enough === "run" ? "Installing what running needs" : "Installing what tests need";
  const { code, output } = await withProgress(what, async () => {
    const clean = await runNpm(node, ["ci", ...args], ROOT);
    // A registry that lacks another platform's package makes `ci` refuse a lockfile that is right.
    return clean.output.includes("EUSAGE") ? runNpm(node, ["install", ...args], ROOT) : clean;
  });
  if (code !== 0) {
    throw new Error(
      `Cannot install the packages: npm ended with ${code}. Check the network and try again.\n${output}`,
    );
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify({ lock, level: enough })}\n`);
}

function readStamp() {
  if (!existsSync(STAMP)) return undefined;
  try {
    return JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return undefined;
  }
}
