import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const script = readFileSync(new URL("../../static/exit.js", import.meta.url));

it("the only script on every page is at most 1 kB compressed", () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(1000);
});

it("it stores nothing and asks for nothing", () => {
  expect(script.toString()).not.toMatch(
    /fetch|XMLHttp|sendBeacon|Storage|cookie|indexedDB|caches|innerHTML|eval/,
  );
});
