import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Problem } from "@holdfast/contract";
import type { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SILENT } from "../log.ts";
import { type OpenMatcher, openMatcher } from "../open-matcher.ts";
import { type FeedServer, KEY, startFeedServer } from "../testing/feed-server.ts";
import { listed, listingId, removed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { claimFor, photoVector } from "../testing/photo-vector.ts";
import { matcherApi } from "./matcher-api.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOKEN = "a-token-of-20-letters";
const PHOTO = photoVector("pdq/images/q0122.jpg");

let data: string;
let exchange: FeedServer;
let matcher: OpenMatcher;
let stopping: AbortController;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
  exchange.publish(listed(1, await claimFor(PHOTO)));
  matcher = openMatcher({ data, exchange: exchange.url, key: KEY, workers: 1 });
  await matcher.ready();
  stopping = new AbortController();
});

afterEach(async () => {
  await matcher.close();
  await exchange.close();
  rmSync(data, { recursive: true });
});

function api(rest: { token?: string; mostBytes?: number } = {}): Hono {
  return matcherApi({
    matcher,
    token: rest.token,
    mostBytes: rest.mostBytes ?? 10_000_000,
    atOnce: 2,
    stopping: stopping.signal,
    log: SILENT,
  });
}

function upload(id: string, body: BodyInit = PHOTO, type = "image/jpeg") {
  return { method: "POST", headers: { "content-type": type, "x-upload-id": id }, body };
}

function json(method: string, body: unknown) {
  return {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { type, status } = Problem.parse(await response.json());
  return `${status} ${type.split("/").at(-1)}`;
}

describe("POST /v1/uploads", () => {
  it("decides about a file", async () => {
    const response = await api().request("/v1/uploads", upload("post-1"));

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      upload: "post-1",
      decision: {
        kind: "hold",
        because: "claimed",
        list: "adult",
        listing: listingId(1),
        distance: 0,
        treatment: { kind: "hide-until-reviewed" },
      },
    });
  });

  it("decides about a hash, alone or in eight forms", async () => {
    const hash = await claimFor(PHOTO);
    const forms = ["original", "rotate90", "rotate180", "rotate270"];
    const more = ["flipX", "flipY", "flipPlus1", "flipMinus1"];
    const hashes = Object.fromEntries(
      [...forms, ...more].map((form) => [form, form === "flipY" ? hash : madeUpHash(form)]),
    );

    const alone = await api().request(
      "/v1/uploads",
      json("POST", { upload: "a", hash, quality: 80 }),
    );
    const mirrored = await api().request(
      "/v1/uploads",
      json("POST", { upload: "b", hashes, quality: 80 }),
    );

    expect(await alone.json()).toMatchObject({ upload: "a", decision: { kind: "hold" } });
    expect(await mirrored.json()).toMatchObject({ upload: "b", decision: { kind: "hold" } });
  });

  it.each([
    ["text", new TextEncoder().encode("hello"), "not-a-picture"],
    ["nothing", new Uint8Array(), "not-a-picture"],
    ["half a photo", PHOTO.subarray(0, 5_000), "damaged"],
    ["HEIC", photoVector("media/other.heic"), "not-yet"],
    ["a picture too large to decode", photoVector("media/too-large.avif"), "too-large"],
  ])("is unsure about %s, with the reason", async (_, body, why) => {
    const response = await api().request(
      "/v1/uploads",
      upload("odd", Uint8Array.from(body), "application/octet-stream"),
    );

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      upload: "odd",
      decision: { kind: "unsure", because: "unreadable", why, treatment: { kind: "own-rules" } },
    });
  });

  it.each([
    ["an id with a space", upload("post 1")],
    ["no id", { ...upload("x"), headers: { "content-type": "image/jpeg" } }],
    ["an id of 81 characters", upload("x".repeat(81))],
    ["a form", upload("x", "a=b", "application/x-www-form-urlencoded")],
    ["broken JSON", { ...json("POST", {}), body: "{" }],
    ["a hash too short", json("POST", { upload: "x", hash: "ab", quality: 80 })],
    ["an unknown field", json("POST", { upload: "x", hash: madeUpHash("a"), quality: 8, more: 1 })],
    ["a quality of 101", json("POST", { upload: "x", hash: madeUpHash("a"), quality: 101 })],
    [
      "seven forms",
      json("POST", { upload: "x", hashes: { original: madeUpHash("a") }, quality: 9 }),
    ],
  ])("refuses %s", async (_, request) => {
    expect(await problemOf(await api().request("/v1/uploads", request))).toBe("400 malformed");
  });

  it("names the field of a hashed upload that cannot be read", async () => {
    const [hash, quality] = [madeUpHash("a"), 80];
    const wrong = [
      { hash, quality },
      { upload: "x", quality },
      { upload: "x", hash },
    ];
    const service = api();

    const titles = await Promise.all(
      wrong.map(async (body) => {
        const response = await service.request("/v1/uploads", json("POST", body));
        return Problem.parse(await response.json()).title;
      }),
    );

    expect(titles).toEqual([
      expect.stringMatching(/^Cannot read the hash sent: no "upload"/),
      expect.stringMatching(/^Cannot read the hash sent: no "hash"/),
      expect.stringMatching(/^Cannot read the hash sent: no "quality"/),
    ]);
  });

  it("refuses more bytes than it takes, stated or not", async () => {
    const small = api({ mostBytes: 100 });
    const stated = {
      ...upload("x"),
      headers: { ...upload("x").headers, "content-length": String(PHOTO.length) },
    };

    expect(await problemOf(await small.request("/v1/uploads", stated))).toBe("413 too-large");
    expect(await problemOf(await small.request("/v1/uploads", upload("x")))).toBe("413 too-large");
  });
});

describe("reviews, decisions and forgetting", () => {
  it("a review counts for every copy, and each hears of it in order", async () => {
    const service = api();
    await service.request("/v1/uploads", upload("a"));
    await service.request("/v1/uploads", upload("b"));

    const review = await service.request(
      "/v1/uploads/a/review",
      json("POST", { verdict: "not-intimate" }),
    );
    const decisions = await service.request("/v1/decisions?since=0");

    expect(await review.json()).toMatchObject({ upload: "a", decision: { kind: "pass" } });
    expect(await decisions.json()).toMatchObject({
      decisions: [
        { cursor: 1, upload: "a", change: "release", decision: { kind: "pass" } },
        { cursor: 2, upload: "b", change: "release", decision: { kind: "pass" } },
      ],
      cursor: 2,
    });
  });

  it("whoever waits for news is answered when it comes", async () => {
    const service = api();
    await service.request("/v1/uploads", upload("a"));

    const waiting = service.request("/v1/decisions?since=0&wait=20");
    exchange.publish(removed(1));

    expect(await (await waiting).json()).toMatchObject({
      decisions: [{ upload: "a", change: "release" }],
      cursor: 1,
    });
  });

  it("whoever waits is answered when the service stops", async () => {
    const waiting = api().request("/v1/decisions?since=0&wait=30");

    stopping.abort();

    expect(await (await waiting).json()).toEqual({ decisions: [], cursor: 0 });
  });

  it("a forgotten upload is heard of no more, and forgetting twice is no error", async () => {
    const service = api();
    await service.request("/v1/uploads", upload("a"));

    const first = await service.request("/v1/uploads/a", { method: "DELETE" });
    const second = await service.request("/v1/uploads/a", { method: "DELETE" });
    const review = await service.request(
      "/v1/uploads/a/review",
      json("POST", { verdict: "intimate" }),
    );

    expect([first.status, second.status]).toEqual([204, 204]);
    expect(await problemOf(review)).toBe("404 not-found");
  });

  it.each([
    ["/v1/decisions?since=9", "410 resync"],
    ["/v1/decisions?since=-1", "400 malformed"],
    ["/v1/decisions?since=x", "400 malformed"],
    ["/v1/decisions?wait=31", "400 malformed"],
    ["/v1/decisions?more=1", "400 malformed"],
    ["/v1/nothing", "404 not-found"],
  ])("GET %s is answered %s", async (place, expected) => {
    expect(await problemOf(await api().request(place))).toBe(expected);
  });

  it.each([
    ["an unknown verdict", json("POST", { verdict: "maybe" })],
    ["an unknown field", json("POST", { verdict: "unsure", note: "x" })],
    ["no body", { method: "POST" }],
  ])("a review with %s is refused", async (_, request) => {
    const response = await api().request("/v1/uploads/a/review", request);

    expect(await problemOf(response)).toBe("400 malformed");
  });
});

describe("status and health", () => {
  it("says how fresh the list is and how much there is", async () => {
    const service = api();
    await service.request("/v1/uploads", upload("a"));

    const status = await (await service.request("/v1/status")).json();

    expect(status).toMatchObject({
      contact: "fresh",
      ready: true,
      listings: 1,
      uploads: 1,
      paused: 0,
      dryRun: false,
      exchange: exchange.url,
      link: "connected",
    });
    expect(Date.parse(status.lastContact)).not.toBeNaN();
    expect(await (await service.request("/v1/paused")).json()).toEqual({ paused: [] });
    expect((await service.request("/healthz")).status).toBe(200);
  });

  it("no answer repeats a hash", async () => {
    const service = api();
    const hash = await claimFor(PHOTO);
    await service.request("/v1/uploads", upload("a"));
    exchange.publish(removed(1));
    await service.request("/v1/decisions?since=0&wait=20");

    const answers = await Promise.all(
      ["/v1/status", "/v1/paused", "/v1/decisions"].map(async (place) =>
        (await service.request(place)).text(),
      ),
    );

    expect(answers.join("")).not.toContain(hash.slice(0, 16));
  });
});

describe("who may ask", () => {
  it("without a token, only requests that name this machine", async () => {
    const service = api();

    const own = await service.request("http://127.0.0.1:4320/v1/status");
    const rebound = await service.request("http://evil.example:4320/v1/status");

    expect(own.status).toBe(200);
    expect(await problemOf(rebound)).toBe("401 not-authorised");
  });

  it("with a token, whoever sends it, from anywhere", async () => {
    const service = api({ token: TOKEN });
    const ask = (authorization?: string) =>
      service.request("http://matcher.internal/v1/status", {
        headers: authorization === undefined ? {} : { authorization },
      });

    expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
    expect(await problemOf(await ask())).toBe("401 not-authorised");
    expect(await problemOf(await ask(`Bearer ${TOKEN}x`))).toBe("401 not-authorised");
    expect(await problemOf(await ask(`Basic ${TOKEN}`))).toBe("401 not-authorised");
    expect((await service.request("http://matcher.internal/healthz")).status).toBe(200);
  });
});
