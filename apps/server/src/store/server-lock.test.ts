import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdServerLock } from "./server-lock.ts";

const module = new URL("server-lock.ts", import.meta.url).href;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "holdfast-lock-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

it("refuses a second server in this process, in words that say what to do", () => {
  const lock = holdServerLock(directory);

  expect(() => holdServerLock(directory)).toThrow(/another server is using .*Stop it first/);
  lock.release();
});

it("a second server that was refused here opens the door to none elsewhere", async () => {
  const lock = holdServerLock(directory);
  expect(() => holdServerLock(directory)).toThrow();

  const other = spawn(process.execPath, ["--input-type=module", "--eval", holdForever(directory)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [code] = await Promise.race([once(other, "exit"), once(other.stdout, "data")]);
  other.kill("SIGKILL");

  expect(code).toBe(1);
  lock.release();
});

it("a lock that was given back can be taken again", () => {
  holdServerLock(directory).release();

  holdServerLock(directory).release();
});

it("two directories have two locks", () => {
  const one = holdServerLock(join(directory, "one"));
  const two = holdServerLock(join(directory, "two"));

  one.release();
  two.release();
});

it("another process is refused, and a kill -9 leaves no lock behind", async () => {
  const other = spawn(process.execPath, ["--input-type=module", "--eval", holdForever(directory)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  expect(() => holdServerLock(directory)).toThrow(/another server is using/);

  other.kill("SIGKILL");
  await once(other, "exit");

  holdServerLock(directory).release();
});

it("says so when the directory cannot be used at all, and not that a server has it", () => {
  const file = join(directory, "lock-is-a-directory");
  holdServerLock(join(file, "server.lock")).release();

  expect(() => holdServerLock(file)).toThrow();
  expect(() => holdServerLock(file)).not.toThrow(/another server/);
});

function holdForever(at: string): string {
  return `
    import { holdServerLock } from ${JSON.stringify(module)};
    globalThis.lock = holdServerLock(${JSON.stringify(at)});
    console.log("held");
    setInterval(() => {}, 1000);
  `;
}
