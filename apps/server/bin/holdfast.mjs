#!/usr/bin/env node
// `holdfast`: the built program where there is one, in a checkout the sources.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/cli.js", import.meta.url);
if (!isBuiltin("node:sqlite")) {
  process.stderr.write(
    `Cannot start holdfast: it needs Node 24 or newer, found ${process.versions.node}.\n` +
      "Install a newer Node from nodejs.org. In a checkout of Holdfast, run this instead, which brings\n" +
      "its own Node: npm run holdfast -- --help\n",
  );
  process.exitCode = 2;
} else if (existsSync(built)) {
  await import(built.href);
} else {
  const source = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
  const args = ["--conditions=holdfast-source", source, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}
