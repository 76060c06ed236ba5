#!/usr/bin/env node
// Runs the built program; in a checkout that was not built, the sources.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/main.js", import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  const source = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const args = ["--conditions=holdfast-source", source, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  // A terminal sends SIGINT to the child as well; it decides when to end.
  process.on("SIGINT", () => {});
  child.once("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
