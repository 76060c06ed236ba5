import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boardApp, seedBoard } from "./app.ts";
import { MatcherClient } from "./matcher-client.ts";
import { alteredCopy, samplePhotos } from "./photos.ts";
import type { Decision } from "./post.ts";
import { PostBook } from "./store/post-book.ts";

const site = new URL("http://127.0.0.1:4310/");
const samples = samplePhotos(new URL("../photos", import.meta.url).pathname);
const under18: Decision = { kind: "hold", list: "under-18", distance: 2, because: "claimed" };

describe("the board", () => {
  let folder: string;
  let book: PostBook;
  let answer: Decision | undefined;
  let asked: string[];
  let platformMatcher: Server;
  let app: ReturnType<typeof boardApp>;

  beforeEach(async () => {
    answer = { kind: "pass" };
    asked = [];
    // The matcher's side of the wire: what the board sends it, and what it may answer.
    platformMatcher = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume().on("end", () => {
        response.statusCode = answer === undefined ? 503 : 200;
        response.end(JSON.stringify({ decision: answer }));
      });
    });
    await new Promise<void>((resolve) => platformMatcher.listen(0, "127.0.0.1", resolve));
    const { port } = platformMatcher.address() as AddressInfo;
    folder = mkdtempSync(path.join(tmpdir(), "board-"));
    book = new PostBook(folder);
    const matcher = new MatcherClient(new URL(`http://127.0.0.1:${port}/`));
    app = boardApp({ book, matcher, samples, site, now: () => 1 });
  });
  afterEach(async () => {
    book.close();
    rmSync(folder, { recursive: true });
    await new Promise((resolve) => platformMatcher.close(resolve));
  });

  const post = (fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return app.request("/posts", { method: "POST", body, headers: { origin: "http://localhost" } });
  };
  const review = (id: number, fields: Record<string, string>) =>
    app.request(`/moderator/posts/${id}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: "http://localhost" },
    });

  it("begins with old posts that nobody has compared yet", () => {
    seedBoard({ book, samples, now: () => 1 });

    expect(book.waiting()).toHaveLength(samples.length);
    expect(samples.length).toBe(6);
  });

  it("shows a post that passes", async () => {
    const answered = await post({ sample: "cat", as: "is" });

    expect(answered.status).toBe(303);
    expect(asked).toEqual(["POST /v1/uploads"]);
    expect((await app.request("/posts/1.jpg")).status).toBe(200);
  });

  it("hides a held post from everyone but the moderator", async () => {
    answer = { kind: "hold", list: "adult", distance: 8, because: "claimed" };
    await post({ sample: "cat", as: "altered" });

    expect((await app.request("/posts/1.jpg")).status).toBe(404);
    expect((await app.request("/moderator/posts/1.jpg")).status).toBe(200);
  });

  it("lets an under-18 match out only blurred, even to the moderator", async () => {
    answer = under18;
    await post({ sample: "cat", as: "altered" });

    expect((await app.request("/moderator/posts/1.jpg")).status).toBe(404);
    expect((await app.request("/moderator/posts/1/blurred.jpg")).status).toBe(200);
  });

  it("asks for a trained reviewer and a report number before an under-18 match is confirmed", async () => {
    answer = under18;
    await post({ sample: "cat", as: "altered" });
    asked = [];

    const nobody = await review(1, { verdict: "intimate" });
    const unreported = await review(1, { verdict: "intimate", reviewer: "R. Trained" });

    expect([nobody.status, unreported.status]).toEqual([422, 422]);
    expect(asked).toEqual([]);

    const whole = { verdict: "intimate", reviewer: "R. Trained", "report-number": "17" };
    answer = { kind: "block", list: "under-18", distance: 2, because: "own-review" };
    expect((await review(1, whole)).status).toBe(303);
    expect(book.find(1)).toMatchObject({ state: "stopped", reportNumber: "17" });
  });

  it("keeps a post waiting and unseen while the matcher cannot be reached", async () => {
    answer = undefined;

    const answered = await post({ sample: "coffee", as: "is" });

    expect(answered.status).toBe(303);
    expect(book.find(1)?.state).toBe("waiting");
    expect((await app.request("/posts/1.jpg")).status).toBe(404);
  });

  it("says what is wrong with what was posted, and keeps nothing of it", async () => {
    const text = new File(["not a picture"], "holiday.jpg", { type: "image/jpeg" });

    expect((await post({ photo: text, as: "is" })).status).toBe(422);
    expect((await post({ as: "is" })).status).toBe(422);
    expect(book.all()).toEqual([]);
  });

  it("refuses a form sent from another origin", async () => {
    const answered = await app.request("/moderator/posts/1", {
      method: "POST",
      body: new URLSearchParams({ verdict: "intimate" }),
      headers: { origin: "https://elsewhere.example" },
    });

    expect(answered.status).toBe(403);
  });

  it("makes altered copies that are other bytes and still a picture", async () => {
    for (const { bytes } of samples) {
      const copy = await alteredCopy(bytes);

      expect(Buffer.from(copy).equals(Buffer.from(bytes))).toBe(false);
      expect(copy.length).toBeGreaterThan(1_000);
    }
  });
});
