import { runCommandLine } from "./cli/command-line.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
// Whoever read the results, such as `head`, has seen enough.
process.stdout.on("error", () => stop.abort());

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  standardInput: () => process.stdin,
  out: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
  isWatched: process.stderr.isTTY,
  stop: stop.signal,
});
