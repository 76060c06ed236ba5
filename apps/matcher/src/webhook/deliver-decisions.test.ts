import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeBell } from "../bell.ts";
import { SILENT } from "../log.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { deliverDecisions } from "./deliver-decisions.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SECRET = "a-secret-of-20-letters";

let folder: string;
let store: Store;
let server: Server;
let received: { readonly body: string; readonly signature: string | undefined }[];
/** What the platform answers to the next posts; 204 when there is nothing left. */
let answers: number[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  store = openStore(folder);
  received = [];
  answers = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const signature = request.headers["x-holdfast-signature"];
    received.push({ body: Buffer.concat(parts).toString(), signature: signature?.toString() });
    response.writeHead(answers.shift() ?? 204, { location: "/elsewhere" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  store.close();
  rmSync(folder, { recursive: true });
});

function add(upload: string, change: "hold" | "release", dry = false): void {
  store.atomically(() =>
    store.entries.add({ upload, change, decision: { kind: "pass" }, at: 0, dry }),
  );
}

function start(secret?: string) {
  const stop = new AbortController();
  const bell = makeBell();
  const { port } = server.address() as AddressInfo;
  const webhook = { url: `http://127.0.0.1:${port}/hook`, store, bell };
  const done = deliverDecisions(
    secret === undefined ? webhook : { ...webhook, secret },
    SILENT,
    stop.signal,
  );
  return {
    bell,
    async stop() {
      stop.abort();
      await done;
    },
  };
}

const uploads = () => received.map(({ body }) => JSON.parse(body).upload);

it("posts each entry once, in order, signed as the platform can check", async () => {
  add("a", "hold");
  add("a", "release");
  const running = start(SECRET);
  await vi.waitFor(() => expect(received).toHaveLength(2));
  add("b", "hold");
  running.bell.ring();

  await vi.waitFor(() => expect(received).toHaveLength(3));
  await running.stop();

  expect(received.map(({ body }) => JSON.parse(body).change)).toEqual(["hold", "release", "hold"]);
  for (const { body, signature } of received) {
    const expected = createHmac("sha256", SECRET).update(body).digest("hex");
    expect(signature).toBe(`sha256=${expected}`);
  }
});

it.each([500, 404, 302])(
  "tries an entry again after %i, before those that follow",
  async (status) => {
    answers = [status, status];
    add("a", "hold");
    add("b", "hold");
    const running = start();

    await vi.waitFor(() => expect(received).toHaveLength(4), 10_000);
    await running.stop();

    expect(uploads()).toEqual(["a", "a", "a", "b"]);
    expect(received[0]!.signature).toBeUndefined();
  },
);

it("goes on after a restart where it was", async () => {
  add("a", "hold");
  const first = start();
  await vi.waitFor(() => expect(received).toHaveLength(1));
  await vi.waitFor(() => expect(store.progress.read().delivered).toBe(1));
  await first.stop();
  add("b", "hold");

  const second = start();
  await vi.waitFor(() => expect(received).toHaveLength(2));
  await second.stop();

  expect(uploads()).toEqual(["a", "b"]);
});

it("keeps what a dry run would have said to itself", async () => {
  add("dry", "hold", true);
  add("real", "hold");
  const running = start();

  await vi.waitFor(() => expect(received).toHaveLength(1));
  await running.stop();

  expect(uploads()).toEqual(["real"]);
});
