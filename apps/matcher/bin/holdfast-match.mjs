#!/usr/bin/env node
// Runs the built program; in a checkout that was not built, the sources.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/main.js", import.meta.url);
if (!isBuiltin("node:sqlite")) {
  process.stderr.write(
    `Cannot start holdfast-match: it needs Node 24 or newer, found ${process.versions.node}.\n` +
      "Install a newer Node from nodejs.org. In a checkout of Holdfast, run this instead, which brings\n" +
      "its own Node: npm run holdfast-match -- --help\n",
  );
  process.exitCode = 2;
} else if (existsSync(built)) {
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
