import { existsSync } from "node:fs";
import path from "node:path";
import { peersFolder } from "./peers-folder.ts";
import { runTool } from "./run-tool.ts";

const PURPOSE = "set up Python for the peers";

/**
 * A Python of the peers' own, with pip, in `.holdfast/peers`.
 *
 * @returns the path of its interpreter
 * @throws {PeerMissing} without python3, or when it comes without `venv` or pip
 */
export async function peersPython(): Promise<string> {
  const folder = path.join(peersFolder(), "venv");
  const python = path.join(folder, "bin", "python");
  if (!existsSync(python)) await runTool("python3", ["-m", "venv", folder], PURPOSE);
  await runTool(python, ["-m", "pip", "--version"], PURPOSE);
  return python;
}
