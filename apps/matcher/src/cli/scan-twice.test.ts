import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
/** More lines of results than fit between a program and a reader who reads none. */
const LINES = 20_000;

let place: ScanPlace;
let scan: readonly string[];

beforeEach(async () => {
  place = await scanPlace();
  await place.run(["sync", "--once"]);
  const line = JSON.stringify({ id: "a", hash: madeUpHash("other"), quality: 80 });
  const list = place.file("hashes.ndjson", `${line}\n`.repeat(LINES));
  scan = ["scan", "--all", "--json", "--hashes", list];
});

afterEach(() => place.close());

const inData = () =>
  readdirSync(path.join(place.home, "data")).filter((name) => name.startsWith("scan"));

/** Runs the program until its results fill the pipe: it waits there for a reader. */
async function waitingProgram() {
  const child = spawn(process.execPath, ["--conditions=holdfast-source", MAIN, ...scan], {
    env: { ...process.env, ...place.settings },
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(child.stdout, "readable");
  return child;
}

describe("two scans of one source", () => {
  it("are not run at a time: the second ends with 2, and the first is undisturbed", async () => {
    const first = await waitingProgram();

    const second = await place.run(scan);
    const fresh = await place.run([...scan, "--fresh"]);
    let text = "";
    first.stdout.on("data", (bytes) => {
      text += bytes;
    });
    const [code] = await once(first, "close");

    expect([second.code, fresh.code]).toEqual([2, 2]);
    expect([...second.out, ...fresh.out]).toEqual([]);
    expect(second.said).toContain("another scan of this is running");
    expect(code).toBe(0);
    expect(text.trim().split("\n")).toHaveLength(LINES);
    expect(inData()).toEqual([]);
  });

  it("can follow each other at once after a SIGKILL", async () => {
    const first = await waitingProgram();
    const during = await place.run(scan);
    first.kill("SIGKILL");
    await once(first, "exit");

    const second = await place.run(scan);

    expect([during.code, second.code]).toEqual([2, 0]);
    expect(second.said).toContain(`${LINES} hashes, 0 matched`);
    expect(inData()).toEqual([]);
  });

  it("can follow each other in one process after a refusal", async () => {
    const list = scan.at(-1)!;
    const odd = place.file("odd.json", "{");

    const refused = await place.run(["scan", "--hashes", list, "--state", odd]);
    const again = await place.run(["scan", "--hashes", list, "--state", odd, "--fresh"]);

    expect(refused.said).toContain("is not the state of a scan");
    expect(again.code).toBe(0);
    expect(existsSync(`${odd}.lock`)).toBe(false);
  });

  it("are no concern of what comes through a pipe", async () => {
    const line = JSON.stringify({ id: "a", hash: place.hash });
    const sent = () => Readable.from([Buffer.from(line)]);
    const ways = [1, 2].map(() => place.run(["scan", "--hashes", "-"], undefined, sent()));

    expect((await Promise.all(ways)).map(({ code }) => code)).toEqual([1, 1]);
    expect(inData()).toEqual([]);
  });
});
