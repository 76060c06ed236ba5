import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

it("the demo board asked for help names its settings and starts nothing", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=holdfast-source", MAIN, "--help"],
    { encoding: "utf8", env: {} },
  );

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const name of ["DATA", "PHOTOS", "PORT", "MATCHER", "SITE"]) {
    expect(stdout).toContain(`HOLDFAST_BOARD_${name}`);
  }
}, 60_000);
