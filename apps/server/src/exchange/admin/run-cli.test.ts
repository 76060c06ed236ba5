import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../../../bin/holdfast.mjs", import.meta.url));

it("bin/holdfast.mjs runs in a checkout and passes arguments and exit codes on", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8" });

  const help = run("--help");
  const unknown = run("befriend");

  expect(help.status).toBe(0);
  expect(help.stdout).toContain("Exit codes: 0 done");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("befriend");
}, 60_000);

it("bin/holdfast.mjs tells a Node without SQLite what is missing and what to do", () => {
  const { status, stderr } = spawnSync(process.execPath, ["--no-experimental-sqlite", BIN], {
    encoding: "utf8",
  });

  expect(status).toBe(2);
  expect(stderr).toMatch(/^Cannot start holdfast: it needs Node 24 or newer/);
  expect(stderr).not.toContain("    at ");
}, 60_000);
