import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { lostCases } from "./lost-cases.ts";

/**
 * `run.ts [CYCLES]`: starts a writer, kills it with -9 at a random moment, and looks for every case
 * that it had acknowledged; 100 times over on one store. Ends with 1 when one was lost.
 *
 * A kill leaves what the kernel already has, so this shows that nothing is acknowledged before it
 * was written and that the store opens again; `strace-check.ts` shows that it was synced.
 */
const WRITER = join(import.meta.dirname, "writer.ts");

/** How many cases the writer opens at once, so that commits are shared. */
const AT_ONCE = "4";

const cycles = Number(process.argv[2] ?? 100);
const directory = mkdtempSync(join(tmpdir(), "holdfast-durability-"));
const acknowledged: string[] = [];
let lost = 0;

for (let cycle = 1; cycle <= cycles; cycle++) {
  // Every fourth time the clock starts with the program, so that opening is cut short as well.
  const written = await writeUntilKilled(cycle % 4 === 0 ? "start" : "first case");
  acknowledged.push(...written);
  lost += (await lostCases(directory, written)).length;
}
const lostInTheEnd = (await lostCases(directory, acknowledged)).length;
rmSync(directory, { recursive: true });

console.log(`cycles ${cycles}, acknowledged ${acknowledged.length}, lost ${lost + lostInTheEnd}`);
if (acknowledged.length === 0) throw new Error("Cannot tell: nothing was acknowledged");
process.exitCode = lost + lostInTheEnd === 0 ? 0 : 1;

/** @returns the keys that the writer printed before it was killed, 5 to 305 ms after the given moment */
async function writeUntilKilled(from: "start" | "first case"): Promise<readonly string[]> {
  const writer = spawn(
    process.execPath,
    ["--conditions=holdfast-source", WRITER, directory, "--at-once", AT_ONCE],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(writer, "close");
  const keys: string[] = [];
  const lines = createInterface({ input: writer.stdout });
  lines.on("line", (key) => keys.push(key));

  if (from === "first case") await Promise.race([once(lines, "line"), ended]);
  await sleep(5 + 300 * Math.random());
  if (writer.exitCode !== null) throw new Error("Cannot go on: the writer ended by itself");
  writer.kill("SIGKILL");
  await ended;
  return keys.filter((key) => /^[0-9a-f]{32}$/.test(key));
}
