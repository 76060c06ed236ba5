import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));

let place: ScanPlace;
let state: string;
let scan: readonly string[];

beforeEach(async () => {
  place = await scanPlace();
  await place.run(["sync", "--once"]);
  state = path.join(place.home, "state.json");
  scan = ["scan", "--all", "--json", "--state", state, IMAGES];
});

afterEach(() => place.close());

const stopSoon = (_: string, stop: AbortController) => stop.abort();

/** The program as a shell runs it: `args > file`, or `args >> file`. */
function program(args: readonly string[], to: ">" | ">>", file: string) {
  const results = openSync(file, to === ">" ? "w" : "a");
  const child = spawn(process.execPath, ["--conditions=holdfast-source", MAIN, ...args], {
    env: { ...process.env, ...place.settings, HOLDFAST_MATCH_WORKERS: "1" },
    stdio: ["ignore", results, "pipe"],
  });
  closeSync(results);
  const said: string[] = [];
  child.stderr?.on("data", (bytes) => said.push(String(bytes)));
  const ended = once(child, "close").then(([code]) => ({ code, said: said.join("") }));
  return { child, ended };
}

describe("scan into a file", () => {
  it("goes on only where the earlier results still are", async () => {
    const first = await place.runInto(0, scan, stopSoon);
    const kept = readFileSync(state, "utf8");

    const emptied = await place.runInto(0, scan);
    const keptThen = readFileSync(state, "utf8");
    const second = await place.runInto(100, scan);

    expect([first.code, emptied.code, second.code]).toEqual([130, 2, 1]);
    expect(first.said).toMatch(/Run the same command with >> instead of > to go on\.$/);
    expect(emptied.out).toEqual([]);
    expect(emptied.said).toContain(">>");
    expect(emptied.said).toContain("--fresh");
    expect(emptied.said).not.toContain("Going on");
    expect(keptThen).toBe(kept);
    expect(first.out.length + second.out.length).toBe(14);
  });

  it("remembers over several stops that results were written", async () => {
    const list = place.file("list.txt", `${path.join(IMAGES, "1.png")}\n`.repeat(60));
    const files = ["scan", "--all", "--state", state, "--files", list];
    await place.runInto(0, files, stopSoon);
    const { written } = JSON.parse(readFileSync(state, "utf8"));

    const again = await place.runInto(100, files, stopSoon);

    const then = JSON.parse(readFileSync(state, "utf8")).written;
    expect(again.code).toBe(130);
    expect(then - written).toBe(again.out.length);
    expect((await place.runInto(0, files)).code).toBe(2);
  });

  it("goes on in an empty file when nothing was written, and asks about all again with --fresh", async () => {
    await place.runInto(0, scan, stopSoon);
    const { written, ...older } = JSON.parse(readFileSync(state, "utf8"));

    const fresh = await place.runInto(0, [...scan, "--fresh"]);
    writeFileSync(state, JSON.stringify({ ...older, written: 0 }));
    const nothing = await place.runInto(0, scan);
    writeFileSync(state, JSON.stringify(older));
    const asBefore = await place.runInto(0, scan);

    expect(written).toBeGreaterThan(0);
    expect([fresh.code, nothing.code, asBefore.code]).toEqual([1, 1, 1]);
    expect(fresh.out).toHaveLength(14);
  });

  it("writes the heading of --table once", async () => {
    const table = scan.map((one) => (one === "--json" ? "--table" : one));
    const headings = (out: readonly string[]) =>
      out.filter((line) => line.startsWith("decision")).length;
    let lines = 0;
    const first = await place.runInto(0, table, (_, stop) => {
      lines += 1;
      if (lines === 2) stop.abort();
    });
    const { written, ...kept } = JSON.parse(readFileSync(state, "utf8"));

    const second = await place.runInto(100, table);
    writeFileSync(state, JSON.stringify({ ...kept, written: 0 }));
    const emptied = await place.runInto(0, table);

    expect(written).toBeGreaterThan(0);
    expect([first, second, emptied].map(({ out }) => headings(out))).toEqual([1, 0, 1]);
  });

  it.skipIf(process.platform === "win32")(
    "loses nothing when it is interrupted and run again",
    async () => {
      const results = path.join(place.home, "found.ndjson");
      const photos = 100;
      const list = place.file("list.txt", `${path.join(IMAGES, "1.png")}\n`.repeat(photos));
      const files = ["scan", "--all", "--json", "--state", state, "--files", list];

      const first = program(files, ">", results);
      while (statSync(results).size === 0) await wait(5);
      first.child.kill("SIGINT");
      const stopped = await first.ended;
      const before = readFileSync(results, "utf8");
      const refused = await program(files, ">", results).ended;
      const isKept = existsSync(state);
      writeFileSync(results, before);
      const last = await program(files, ">>", results).ended;

      expect([stopped.code, refused.code, last.code]).toEqual([130, 2, 1]);
      expect(stopped.said).toContain("with >> instead of >");
      expect(refused.said).toContain("Cannot go on");
      expect(isKept).toBe(true);
      expect(readFileSync(results, "utf8").trim().split("\n")).toHaveLength(photos);
    },
  );
});
