import { fstatSync } from "node:fs";
import { runCommandLine } from "./cli/command-line.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
// Each line's own callback hears of it as well.
process.stdout.on("error", () => {});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  standardInput: () => process.stdin,
  out: writeResult,
  resultsSize,
  say: (line) => process.stderr.write(`${line}\n`),
  isWatched: process.stderr.isTTY,
  stop: stop.signal,
});

function writeResult(line: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error === null || error === undefined) return resolve(true);
      // Whoever read the results, such as `head`, has seen enough.
      if ("code" in error && error.code === "EPIPE") {
        stop.abort();
        return resolve(false);
      }
      reject(error);
    });
  });
}

function resultsSize(): number | undefined {
  const found = fstatSync(process.stdout.fd);
  return found.isFile() ? found.size : undefined;
}
