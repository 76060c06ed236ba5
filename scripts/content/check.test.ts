import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../build/programs.ts";

let folder = "";

beforeAll(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "content-")), "content");
  for (const part of ["data", "rules/en.json", "en/traces.md"]) {
    cpSync(path.join(ROOT, "content", part), path.join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(path.dirname(folder), { recursive: true }));

function contentCheck(...args: string[]) {
  const program = path.join(ROOT, "scripts/content/check.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

// Each run is a process of its own, which takes its time on a busy machine.
describe("content:check", { timeout: 60_000 }, () => {
  it("says where, what, why and what instead, and ends with 1", () => {
    const place = path.join(folder, "en/traces.md");
    const text = readFileSync(place, "utf8");
    writeFileSync(place, text.replace("## lead\n", "## lead\nThis site is anonymous. "));

    const { status, stdout } = contentCheck("--folder", folder);
    const found = JSON.parse(contentCheck("--folder", folder, "--json").stdout).findings;
    writeFileSync(place, text);

    expect(status).toBe(1);
    expect(stdout).toContain("Mend content/en/traces.md, ## lead [promise-anonymous]");
    expect(found).toMatchObject([
      { level: "error", file: "en/traces.md", key: "lead", words: "anonymous" },
    ]);
  });

  it("explains itself, and refuses what it does not know with 2", () => {
    expect(contentCheck("--help")).toMatchObject({ status: 0 });
    expect(contentCheck("--fast")).toMatchObject({ status: 2 });
    expect(contentCheck("--folder", path.join(folder, "none"))).toMatchObject({ status: 2 });
  });
});
