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
