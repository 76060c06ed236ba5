#!/usr/bin/env node
// The first thing `npm start` and `npm test` run, on whatever Node a machine has (20.17 or newer):
// it installs the one Node that Holdfast is tested on, installs the packages with it, and hands over.
// Node 20 syntax and built-in modules only.
import { spawn } from "node:child_process";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { refuseMachine } from "./bootstrap/machine.mjs";
import { pinnedNode } from "./bootstrap/pinned-node.mjs";

/** What each command needs installed, and the program that then takes over. */
const TASKS = {
  start: { level: "run", program: "scripts/start.ts" },
  serve: { level: "run", program: "scripts/serve.ts" },
  holdfast: { level: "run", program: "scripts/holdfast.ts" },
  "holdfast-match": { level: "run", program: "scripts/holdfast-match.ts" },
  test: { level: "test", program: "scripts/test.ts" },
  check: { level: "test", program: "scripts/check.ts" },
  "content:check": { level: "test", program: "scripts/content/check.ts" },
  "content:rules": { level: "test", program: "scripts/content/write-rules.ts" },
  "content:preview": { level: "test", program: "apps/site/vite/preview.ts" },
  pictures: { level: "test", program: "scripts/pictures.ts" },
  dist: { level: "test", program: "scripts/dist.ts" },
  kernels: { level: "test", program: "scripts/kernels.ts" },
  native: { level: "run", program: "scripts/native.ts" },
  bench: { level: "test", program: "scripts/bench.ts" },
  "bench:peers": { level: "test", program: "scripts/bench-peers.ts" },
};

const [name, ...rest] = process.argv.slice(2);
const task = TASKS[name ?? ""];
if (task === undefined) {
  console.error(`Cannot run "${name ?? ""}": expected one of ${Object.keys(TASKS).join(", ")}`);
  process.exit(2);
}

const refusal = refuseMachine(process);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}

try {
  const node = await pinnedNode();
  await installPackages(node, task.level);
  process.exitCode = await handOver(node, task.program, rest);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Runs the program on the pinned Node and answers its exit code; stop signals are passed on. */
function handOver(node, program, args) {
  const child = spawn(node, ["--conditions=holdfast-source", program, ...args], {
    stdio: "inherit",
  });
  const passOn = (signal) => child.kill(signal);
  process.on("SIGTERM", passOn);
  // A terminal sends SIGINT to the child as well; we only must not die before it has finished.
  process.on("SIGINT", () => {});
  // npm's own stop reaches only the shell between it and us, which ends without a word.
  const parent = process.ppid;
  const isAbandoned = () =>
    process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
  setInterval(() => isAbandoned() && child.kill("SIGTERM"), 250).unref();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : 130));
  });
}
