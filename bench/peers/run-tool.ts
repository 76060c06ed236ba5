import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PeerMissing } from "./peer-missing.ts";

const run = promisify(execFile);

/**
 * Runs a tool of this machine until it ends.
 *
 * @param purpose what it is needed for, as the sentence says it that tells of its absence
 * @throws {PeerMissing} when the tool is not there, or fails
 */
export async function runTool(
  tool: string,
  args: readonly string[],
  purpose: string,
): Promise<string> {
  try {
    const { stdout } = await run(tool, args, { maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    if (code === "ENOENT") throw new PeerMissing(`Cannot ${purpose}: there is no ${tool} here`);
    throw new PeerMissing(`Cannot ${purpose}: ${lastLine(stderr) ?? message}`);
  }
}

function lastLine(text: string | undefined): string | undefined {
  return text
    ?.split("\n")
    .findLast((line) => line.trim() !== "")
    ?.trim();
}
