import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { LoadReport } from "./open-cases.ts";

const PROGRAM = path.join(import.meta.dirname, "open-cases.ts");
const run = promisify(execFile);

/** Runs the load generator in a process of its own, so that it does not share the server's thread. */
export async function runLoad(
  exchange: URL,
  { atOnce, seconds }: { readonly atOnce: number; readonly seconds: number },
): Promise<LoadReport> {
  const { stdout } = await run(process.execPath, [
    "--conditions=holdfast-source",
    PROGRAM,
    ...["--exchange", exchange.href, "--at-once", String(atOnce), "--seconds", String(seconds)],
  ]);
  return JSON.parse(stdout);
}
