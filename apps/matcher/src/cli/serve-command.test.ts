import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStoreToRead } from "../store/open-store.ts";
import { type FeedServer, KEY, startFeedServer } from "../testing/feed-server.ts";
import { listed, removed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PROGRAM = fileURLToPath(new URL("../main.ts", import.meta.url));

let data: string;
let exchange: FeedServer;
let running: ChildProcess[];

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
  running = [];
});

afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await exchange.close();
  rmSync(data, { recursive: true });
});

interface Service {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly lines: readonly string[];
}

/** Starts the program as an operator would, on a free port. */
async function serve(env: Readonly<Record<string, string>> = {}): Promise<Service> {
  const child = spawn(process.execPath, ["--conditions=holdfast-source", PROGRAM, "serve"], {
    env: {
      HOLDFAST_MATCH_DATA: data,
      HOLDFAST_MATCH_EXCHANGE: exchange.url,
      HOLDFAST_MATCH_KEY: KEY,
      HOLDFAST_MATCH_PORT: "0",
      ...env,
    },
    stdio: ["ignore", "inherit", "pipe"],
  });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const lines: string[] = [];
  const url = await new Promise<string>((resolve) => {
    void ended.then(() => resolve(""));
    createInterface({ input: child.stderr! }).on("line", (line) => {
      lines.push(line);
      const found = /"url":"([^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, child, ended, lines };
}

function check(
  url: string,
  upload: string,
  picture: string,
): Promise<{ decision: { kind: string } }> {
  return fetch(new URL("v1/uploads", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upload, hash: madeUpHash(picture), quality: 100 }),
  }).then((response) => response.json());
}

async function untilReady(url: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const status = await fetch(new URL("v1/status", url)).then((response) => response.json());
      expect(status).toMatchObject({ ready: true, contact: "fresh" });
    },
    { timeout: 20_000 },
  );
}

describe("serve", () => {
  it("remembers every upload it answered, killed at any moment", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const answered = new Map<string, string>();

    for (let life = 0; life < 4; life++) {
      const { url, child, ended } = await serve();
      await untilReady(url);
      const inFlight = Array.from({ length: 40 }, async (_, at) => {
        const id = `life-${life}-upload-${at}`;
        const { decision } = await check(url, id, at % 2 === 0 ? "beach" : `other ${at}`);
        answered.set(id, decision.kind);
        if (at === 10 + 5 * life) child.kill("SIGKILL");
      });
      await Promise.allSettled(inFlight);
      await ended;
    }

    const store = openStoreToRead(data)!;
    const kept = [...answered.keys()].map((id) => [id, store.uploads.find(id)?.standing.kind]);
    store.close();
    expect(answered.size).toBeGreaterThan(40);
    expect(new Map(kept as [string, string][])).toEqual(answered);

    exchange.publish(removed(1));
    const { url } = await serve();
    await untilReady(url);
    const { decisions } = await fetch(new URL("v1/decisions?since=0&wait=20", url)).then(
      (response) => response.json(),
    );
    const held = [...answered].filter(([, kind]) => kind === "hold").map(([id]) => id);
    const released = new Set(decisions.map(({ upload }: { upload: string }) => upload));
    expect(held.filter((id) => !released.has(id))).toEqual([]);
  });

  it("stops when asked to, answering those who wait, and says nothing sensitive", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const { url, child, ended, lines } = await serve();
    await untilReady(url);
    await check(url, "post-17", "beach");
    const waiting = fetch(new URL("v1/decisions?since=0&wait=30", url)).then((r) => r.json());
    await new Promise((resolve) => setTimeout(resolve, 200));

    child.kill("SIGTERM");

    expect(await waiting).toEqual({ decisions: [], cursor: 0 });
    expect(await ended).toBe(0);
    expect(lines.join("\n")).not.toMatch(new RegExp(`${KEY}|post-17|${madeUpHash("beach")}`));
  });

  it("takes an upload and its review in chunks, as programs send what they stream", async () => {
    exchange.publish(listed(1, madeUpHash("beach")));
    const { url } = await serve();
    await untilReady(url);
    const inChunks = (place: string, body: unknown) =>
      fetch(new URL(place, url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: new Blob([JSON.stringify(body)]).stream(),
        duplex: "half",
      } as RequestInit);

    const upload = { upload: "a", hash: madeUpHash("beach"), quality: 100 };
    const checked = await inChunks("v1/uploads", upload);
    const reviewed = await inChunks("v1/uploads/a/review", { verdict: "not-intimate" });

    expect(await checked.json()).toMatchObject({ decision: { kind: "hold" } });
    expect(await reviewed.json()).toMatchObject({ decision: { kind: "pass" } });
  });

  it("does not start beside another, nor where others could reach it without a token", async () => {
    const first = await serve();

    const second = await serve();
    const open = await serve({ HOLDFAST_MATCH_HOST: "0.0.0.0", HOLDFAST_MATCH_DATA: `${data}-2` });

    expect(await second.ended).toBe(2);
    expect(await open.ended).toBe(2);
    expect(first.child.exitCode).toBeNull();
  });

  it("says which address it cannot have", async () => {
    const first = await serve();
    const port = new URL(first.url).port;

    const second = await serve({ HOLDFAST_MATCH_PORT: port, HOLDFAST_MATCH_DATA: `${data}-2` });

    expect(await second.ended).toBe(2);
    expect(second.lines.join("\n")).toContain("another program uses this port");
    rmSync(`${data}-2`, { recursive: true });
  });
});
