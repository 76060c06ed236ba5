import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPepper } from "./pepper-file.ts";

let root: string;
let place: { file: string; data: string; storeExists: boolean };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "holdfast-pepper-"));
  place = {
    file: join(root, "data-secrets", "pepper"),
    data: join(root, "data"),
    storeExists: false,
  };
  mkdirSync(place.data);
});
afterEach(() => rmSync(root, { recursive: true }));

it("is made at the first start, for its owner only, and read again later", () => {
  const made = readPepper(place);

  expect(made).toHaveLength(32);
  expect(readPepper({ ...place, storeExists: true })).toEqual(made);
  expect(new Set(made).size).toBeGreaterThan(10);
});

it.skipIf(process.platform === "win32")("is refused when others can read it", () => {
  readPepper(place);
  expect(statSync(place.file).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, "data-secrets")).mode & 0o777).toBe(0o700);

  chmodSync(place.file, 0o644);

  expect(() => readPepper(place)).toThrow("has mode 644");
});

it("is not made anew beside a database, which would lock everyone out", () => {
  expect(() => readPepper({ ...place, storeExists: true })).toThrow("Cannot find the pepper");
});

it("is refused when it is another one than before", () => {
  readPepper(place);
  writeFileSync(place.file, "0".repeat(64));

  expect(() => readPepper(place)).toThrow("not the one");
});

it("is refused when it is cut short, and not repeated in the message", () => {
  readPepper(place);
  const text = readFileSync(place.file, "utf8").slice(0, 63);
  writeFileSync(place.file, text);

  expect(() => readPepper(place)).toThrow("does not hold 64 hex digits");
  expect(() => readPepper(place)).not.toThrow(text);
});
