import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_PACKAGES } from "./machine.mjs";
import { runNpm } from "./npm.mjs";
import { withProgress } from "./progress.mjs";

const FOLDER = fileURLToPath(new URL("../node/", import.meta.url));

/**
 * Finds the pinned Node, installing it first where it is missing. It lives in `scripts/node`, apart
 * from every other package: npm passes over packages whose `engines` do not fit the Node it runs
 * on, so that Node has to be there before anything else is installed.
 *
 * @returns {Promise<string>} its absolute path
 * @throws {Error} in words, when npm cannot bring it
 */
export async function pinnedNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const wanted = JSON.parse(readFileSync(path.join(FOLDER, "package.json"), "utf8"))
    .optionalDependencies[name];
  const file = process.platform === "win32" ? "node.exe" : "node";
  const node = path.join(FOLDER, "node_modules", name, "bin", file);

  if (versionOf(node) !== wanted) {
    const { code, output } = await withProgress(`Fetching Node ${wanted}`, () =>
      runNpm(process.execPath, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], FOLDER),
    );
    const found = versionOf(node);
    if (code !== 0 || found !== wanted) {
      throw new Error(
        `Cannot install Node ${wanted}: npm ended with ${code}. Check the network and try again.\n${output}`,
      );
    }
  }
  return node;
}

/** The version a Node says it has, or `undefined` when there is none or it does not start. */
function versionOf(node) {
  if (!existsSync(node)) return undefined;
  const { status, stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().slice(1) : undefined;
}
