import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

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

it.each([
  [["participant", "add", ""], /^Cannot use this name: expected 1 to 80 characters/],
  [["participant", "add", "A", "--organisation", "<b>"], /^Cannot use this organisation: expected/],
  [
    ["listing", "revoke", "5A0C", "--participant", "A"],
    /^Cannot use this listing: .*32 hex digits/,
  ],
  [["listing", "revoke", "5a0c", "--participant", ""], /^Cannot use this participant: expected/],
  [["backup", "x".repeat(4_001)], /^Cannot use this file: expected a path/],
])("says which form it expected: holdfast %j", async (args, words) => {
  const said: string[] = [];
  const keep = (text: string) => said.push(text);

  const code = await runCli(args, {}, { out: keep, err: keep });

  expect(code).toBe(2);
  expect(said.join("")).toMatch(words);
});
