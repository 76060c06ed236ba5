import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log.ts";
import { openMatcher } from "../open-matcher.ts";
import { KEY } from "../testing/feed-server.ts";
import { listed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { nativeFiles } from "../testing/native-files.ts";
import { runCommand } from "../testing/run-command.ts";
import { type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROGRAM = fileURLToPath(new URL("../main.ts", import.meta.url));
const BIN = fileURLToPath(new URL("../../bin/holdfast-match.mjs", import.meta.url));
const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));
const files = await nativeFiles();

let place: ScanPlace;
let running: ChildProcess[];

beforeEach(async () => {
  running = [];
  place = await scanPlace();
});

afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await place.close();
});

afterAll(() => {
  if (typeof files !== "string") rmSync(files.folder, { recursive: true });
});

const run = (args: readonly string[], file: string) =>
  runCommand(args, { ...place.settings, HOLDFAST_MATCH_NATIVE: file });

describe("a native search that cannot be used", () => {
  it.each(["sync --once", "sync", "serve", "check a.jpg", "scan ."])(
    "ends %s before it does anything, in words and with the code of a setting",
    (command) => {
      const file = path.join(place.home, "search.node");
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--conditions=holdfast-source", PROGRAM, ...command.split(" ")],
        {
          env: { ...place.settings, HOLDFAST_MATCH_NATIVE: file },
          encoding: "utf8",
          timeout: 20_000,
        },
      );

      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain("there is no such file; HOLDFAST_MATCH_NATIVE names it");
      expect(existsSync(place.settings.HOLDFAST_MATCH_DATA)).toBe(false);
    },
  );

  it("is said also where the file holds something else", async () => {
    const { code, said } = await run(["scan", "."], place.file("search.node", "nothing"));

    expect(code).toBe(2);
    expect(said).toContain("HOLDFAST_MATCH_NATIVE");
  });
});

if (typeof files === "string") it.skip(`holdfast-match with the native search: ${files}`);
else {
  const { compiled, blind } = files;

  describe("with the native search", () => {
    it.each([
      ["scan", ["scan", "--json", "--all", IMAGES]],
      ["scan --exact", ["scan", "--json", "--all", "--exact", IMAGES]],
      ["check", ["check", "--json", path.join(IMAGES, "shrink-a-lot.jpg")]],
    ])("%s says the same as without, and is done with it", async (_, args) => {
      await place.run(["sync", "--once"]);
      const without = await place.run(args);

      const found = await run(args, compiled);
      const unseen = await run(args, blind);

      expect(found.out).toEqual(without.out);
      expect([without.code, found.code, unseen.code]).toEqual([1, 1, 0]);
    });

    it("scan says the same of many hashes at once", async () => {
      await place.run(["sync", "--once"]);
      const lines = Array.from({ length: 20_000 }, (_, at) =>
        JSON.stringify({ id: `${at}`, hash: at === 7 ? place.hash : madeUpHash(`${at}`) }),
      );
      const args = ["scan", "--json", "--hashes", place.file("hashes.ndjson", lines.join("\n"))];

      const without = await place.run(args);
      const found = await run(args, compiled);
      const unseen = await run(args, blind);

      expect(without.out).toHaveLength(1);
      expect(found.out).toEqual(without.out);
      expect(unseen.out).toEqual([]);
    });

    it("scan says at the start that it is used, and nothing of it without", async () => {
      await place.run(["sync", "--once"]);

      const used = await run(["scan", IMAGES], compiled);
      const without = await place.run(["scan", IMAGES]);

      expect(used.said).toMatch(/^The native search is used\.\n/);
      expect(without.said).not.toContain("native");
    });

    it("sync --once judges remembered uploads with it", async () => {
      const before = openMatcher(options());
      await before.ready();
      before.check("old", { hashes: [madeUpHash("old")], quality: 100 });
      before.check("older", { hashes: [madeUpHash("older")], quality: 100 });
      await before.close();

      place.publish(listed(2, madeUpHash("old")));
      await run(["sync", "--once"], blind);
      place.publish(listed(3, madeUpHash("older")));
      await run(["sync", "--once"], compiled);

      const after = openMatcher(options());
      const news = await after.decisions(0);
      await after.close();
      expect(news).toMatchObject({ decisions: [{ upload: "older", change: "hold" }] });
    });

    it("an embedded matcher finds the same, and says in its log that it is used", async () => {
      const info = vi.fn();
      const log = { info, warn: () => {}, error: () => {} } as unknown as Log;

      const kinds: string[] = [];
      for (const native of [undefined, compiled, blind]) {
        const opened = openMatcher({ ...options(), native, log });
        await opened.ready();
        const { decision } = opened.check(`upload-${kinds.length}`, photo());
        kinds.push(decision.kind);
        await opened.close();
      }

      expect(kinds).toEqual(["hold", "hold", "pass"]);
      const said = info.mock.calls.filter((words) => words.join().includes("native search"));
      expect(said).toHaveLength(2);
      expect(said.join()).not.toContain(compiled);
    });

    it("the built program serves with it", async () => {
      const kinds: string[] = [];
      for (const file of [compiled, blind]) {
        const { child, url, lines } = await serve(file);
        const { decision } = await upload(url, path.basename(file));
        kinds.push(decision.kind);
        child.kill("SIGTERM");
        await new Promise((resolve) => child.once("exit", resolve));

        expect(lines.join("\n")).toContain("The native search is used");
        expect(lines.join("\n")).not.toContain(file);
      }

      expect(kinds).toEqual(["hold", "pass"]);
    });
  });

  const photo = () => ({ hashes: [place.hash], quality: 100 });

  function options() {
    const { HOLDFAST_MATCH_DATA: data, HOLDFAST_MATCH_EXCHANGE: exchange } = place.settings;
    return { data, exchange, key: KEY, workers: 1 };
  }

  /** Starts the program that was built, with a list that was read. */
  async function serve(file: string) {
    await place.run(["sync", "--once"]);
    const env = { ...place.settings, HOLDFAST_MATCH_NATIVE: file, HOLDFAST_MATCH_PORT: "0" };
    const child = spawn(process.execPath, [BIN, "serve"], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    running.push(child);
    const lines: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      child.once("exit", () => reject(new Error(lines.join("\n"))));
      createInterface({ input: child.stderr }).on("line", (line) => {
        lines.push(line);
        const found = /"url":"([^"]+)"/.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    return { child, url, lines };
  }

  async function upload(url: string, id: string): Promise<{ decision: { kind: string } }> {
    const response = await fetch(new URL("v1/uploads", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ upload: id, hash: place.hash, quality: 100 }),
    });
    return response.json();
  }
}
