import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { matcherApi } from "./http/matcher-api.ts";
import { SILENT } from "./log.ts";
import { openMatcher } from "./open-matcher.ts";
import { type FeedServer, KEY, startFeedServer } from "./testing/feed-server.ts";
import { listed } from "./testing/listed.ts";
import { claimFor, photoVector } from "./testing/photo-vector.ts";
import { runCommand } from "./testing/run-command.ts";

vi.setConfig({ testTimeout: 60_000 });

const APP = fileURLToPath(new URL("../", import.meta.url));
const run = promisify(execFile);

let folder: string;
let exchange: FeedServer;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
});

afterEach(async () => {
  await exchange.close();
  rmSync(folder, { recursive: true });
});

describe("README.md", () => {
  it("has an example of embedding that runs as it stands", async () => {
    const photo = photoVector("pdq/images/aaa-orig.jpg");
    exchange.publish(listed(1, await claimFor(photo)));
    const readme = readFileSync(path.join(APP, "README.md"), "utf8");
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    writeFileSync(path.join(folder, "example.mjs"), example);
    writeFileSync(path.join(folder, "upload.jpg"), photo);
    mkdirSync(path.join(folder, "node_modules", "@holdfast"), { recursive: true });
    symlinkSync(APP, path.join(folder, "node_modules", "@holdfast", "matcher"), "junction");

    const { stdout } = await run(
      process.execPath,
      ["--conditions=holdfast-source", "example.mjs"],
      { cwd: folder, env: { EXCHANGE: exchange.url, KEY } },
    );

    expect(stdout).toBe("hold hide-until-reviewed\n");
  });

  it("is right how the forms that hash --json shows are sent: a mirrored copy is found", async () => {
    const photo = photoVector("pdq/images/aaa-orig.jpg");
    exchange.publish(listed(1, await claimFor(photo)));
    const readme = readFileSync(path.join(APP, "README.md"), "utf8");
    const script = /node -pe '([^']*)'/.exec(readme)?.[1] ?? "";
    const mirrored = path.join(folder, "mirrored.jpg");
    await sharp(photo).flop().jpeg().toFile(mirrored);
    const matcher = openMatcher({ data: folder, exchange: exchange.url, key: KEY, workers: 1 });
    await matcher.ready();
    const stopping = new AbortController().signal;
    const needs = { token: undefined, mostBytes: 1_000, atOnce: 1, stopping, log: SILENT };

    const { out } = await runCommand(["hash", "--json", mirrored], {});
    const { stdout: body } = spawnSync(process.execPath, ["-pe", script], { input: out[0]! });
    const headers = { "content-type": "application/json" };
    const sent = { method: "POST", headers, body: Uint8Array.from(body) };
    const answer = await matcherApi({ matcher, ...needs }).request("/v1/uploads", sent);
    await matcher.close();

    expect(await answer.json()).toMatchObject({ upload: "post-1", decision: { kind: "hold" } });
  });

  it("is right that a Node without SQLite is told what is missing", async () => {
    const embed = path.join(APP, "bin", "embed.mjs");

    const refused = run(process.execPath, ["--no-experimental-sqlite", embed]);

    await expect(refused).rejects.toThrow("it needs Node 24 or newer, found");
  });

  it("offers an embedding program all that the sources export", async () => {
    const sources = Object.keys(await import("./index.ts")).sort();

    const embed = readFileSync(path.join(APP, "bin", "embed.mjs"), "utf8");
    const offered = /export const \{([^}]*)\}/.exec(embed)?.[1] ?? "";

    expect(
      offered
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "")
        .sort(),
    ).toEqual(sources);
  });

  it("is right that the program can be started by its name", async () => {
    const { stdout } = await run(process.execPath, [
      path.join(APP, "bin", "holdfast-match.mjs"),
      "--help",
    ]);

    expect(stdout).toContain("holdfast-match");
  });
});
