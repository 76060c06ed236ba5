import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

const BIN = fileURLToPath(new URL("../bin/holdfast-match.mjs", import.meta.url));

it("a Node without SQLite is told what is missing and what to do", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-experimental-sqlite", BIN, "status"],
    { encoding: "utf8" },
  );

  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^Cannot start holdfast-match: it needs Node 24 or newer/);
  expect(stderr).toContain("npm run holdfast-match -- --help");
  expect(stderr).not.toContain("    at ");
});
