import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lockFile } from "./file-lock.ts";

vi.setConfig({ testTimeout: 60_000 });

const SOURCE = new URL("./file-lock.ts", import.meta.url).href;

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  file = path.join(folder, "scan.lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Whether another process gets the lock. */
function isFree(): boolean {
  const script = `
    const { lockFile } = await import(${JSON.stringify(SOURCE)});
    process.stdout.write(lockFile(${JSON.stringify(file)}) === undefined ? "taken" : "free");`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(["taken", "free"]).toContain(stdout);
  return stdout === "free";
}

describe("lockFile", () => {
  it("keeps other processes out, also after this one asked in vain", () => {
    const lock = lockFile(file);
    const isFreeFirst = isFree();

    const second = lockFile(file);

    expect(second).toBeUndefined();
    expect([isFreeFirst, isFree()]).toEqual([false, false]);
    lock?.release();
    expect(isFree()).toBe(true);
  });

  it("is free once a process ended that never let go", () => {
    expect([isFree(), isFree()]).toEqual([true, true]);
    expect(lockFile(file)).toBeDefined();
  });

  it.skipIf(process.platform === "win32")("takes its file away when asked to", () => {
    lockFile(file)?.release();
    const isThere = existsSync(file);
    const { mode } = statSync(file);
    const lock = lockFile(file);

    lock?.releaseAndRemove();

    expect(isThere).toBe(true);
    expect(mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === "win32")(
    "does not hold a lock on a file that was taken away meanwhile",
    async () => {
      const sqlite = await import("node:sqlite");
      const { exec } = sqlite.DatabaseSync.prototype;
      const takenAway = vi
        .spyOn(sqlite.DatabaseSync.prototype, "exec")
        .mockImplementationOnce(function (this: InstanceType<typeof sqlite.DatabaseSync>, sql) {
          rmSync(file);
          writeFileSync(file, "");
          return exec.call(this, sql);
        });

      const lock = lockFile(file);

      expect(takenAway).toHaveBeenCalledTimes(2);
      expect(isFree()).toBe(false);
      lock?.release();
      takenAway.mockRestore();
    },
  );
});
