import { spawn } from "node:child_process";
import path from "node:path";

/**
 * Runs npm itself on a chosen Node: the npm that called us, or the one beside the current Node.
 *
 * @param {string} node absolute path of the Node to run npm with
 * @param {string[]} args npm's arguments
 * @param {string} folder where it runs
 * @returns {Promise<{ code: number, output: string }>} its exit code and all it printed
 */
export function runNpm(node, args, folder) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm !== undefined && /\.c?js$/.test(npm) ? [node, [npm]] : ["npm", []];
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: folder,
      env,
      shell: command === "npm" && process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
