import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { leftOut } from "./left-out.ts";

const isForIt = process.platform === "linux" && process.arch === "x64";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-left-out-"));
  // Nothing that a check looks for is here but what a test puts here.
  vi.stubEnv("PATH", folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const saidOfNative = async () =>
  (await leftOut()).filter((what) => what.startsWith("that the native search finds the same"));

it.runIf(isForIt)("without a C compiler, npm test says what it could not test", async () => {
  expect(await saidOfNative()).toEqual([expect.stringContaining("there is no C compiler cc")]);
});

it.runIf(isForIt)("it does not where our own C is to blame, whose tests fail then", async () => {
  const compiler = path.join(folder, "cc");
  writeFileSync(compiler, '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho > "$2"\n');
  chmodSync(compiler, 0o755);

  expect(await saidOfNative()).toEqual([]);
});

it.runIf(!isForIt)("on another system too", async () => {
  expect(await saidOfNative()).toEqual([expect.stringContaining("for Linux on x86-64")]);
});
