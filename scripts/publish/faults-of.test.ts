import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { runNpm } from "../bootstrap/npm.mjs";
import { faultsOf } from "./faults-of.ts";

it("faults of the manifest and of the types are found, and those of what we do without are not", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-faults-"));
  const exports = {
    ".": { default: "./index.js", types: "./index.d.ts" },
    "./gone": { types: "./gone.d.ts", default: "./gone.js" },
  };
  const manifest = { name: "faulty", version: "1.0.0", type: "module", exports };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "index.js"), "export const a = 1;");
  writeFileSync(path.join(folder, "index.d.ts"), 'export { a } from "./nowhere.ts";');

  const { output } = await runNpm(process.execPath, ["pack", "--offline", "--silent"], folder);
  const faults = await faultsOf(path.join(folder, output.trim()));
  rmSync(folder, { recursive: true });

  const kinds = [...new Set(faults.map((fault) => fault.split(" ")[0]))];
  expect(kinds.sort()).toEqual([
    "EXPORTS_DEFAULT_SHOULD_BE_LAST",
    "EXPORTS_TYPES_SHOULD_BE_FIRST",
    "FILE_DOES_NOT_EXIST",
    "InternalResolutionError",
    "NoResolution",
  ]);
  expect(faults.join()).not.toMatch(/node10|node16-cjs/);
}, 60_000);
