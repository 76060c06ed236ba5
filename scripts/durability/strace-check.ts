import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTrace } from "./read-trace.ts";

/**
 * `strace-check.ts [--unsynced]`: traces a writer and looks for a sync of the write-ahead log before
 * each acknowledgement. Ends with 1 when one was missing, as it must be with `--unsynced`, and with
 * 2 when it could not be seen. Linux only.
 */
const CASES = 50;

const WRITER = join(import.meta.dirname, "writer.ts");

const directory = mkdtempSync(join(tmpdir(), "holdfast-strace-"));
const trace = join(directory, "trace");
try {
  const traced = spawnSync(
    "strace",
    [
      ...["-f", "-y", "-o", trace, "-e", "trace=fsync,fdatasync,write,pwrite64"],
      ...[process.execPath, "--conditions=holdfast-source", WRITER, join(directory, "store")],
      ...["--cases", String(CASES), ...process.argv.slice(2)],
    ],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "test" } },
  );
  if (traced.error !== undefined || traced.status !== 0) {
    console.error("Cannot see the syncs: strace or the writer did not run to its end");
    process.exitCode = 2;
  } else {
    const found = readTrace(readFileSync(trace, "utf8").split("\n"));
    console.log(`acknowledged ${found.acknowledged}, unsynced ${found.unsynced}`);
    if (found.acknowledged !== CASES) process.exitCode = 2;
    else process.exitCode = found.unsynced === 0 ? 0 : 1;
  }
} finally {
  rmSync(directory, { recursive: true });
}
