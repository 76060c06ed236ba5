import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedBoard } from "./app.ts";
import { boardForTests } from "./testing/board-for-tests.ts";

const GIF = new URL("../../../vectors/media/other.gif", import.meta.url);

describe("the board", () => {
  let board: Awaited<ReturnType<typeof boardForTests>>;
  beforeEach(async () => {
    board = await boardForTests();
  });
  afterEach(() => board.tidy());

  it("begins with old posts that nobody has compared yet", () => {
    seedBoard({ ...board, now: () => 1 });

    expect(board.book.waiting()).toHaveLength(board.samples.length);
    expect(board.samples.length).toBe(6);
  });

  it("shows a post that passes", async () => {
    const answered = await board.post({ sample: "cat", as: "is" });

    expect(answered.status).toBe(303);
    expect(board.asked).toEqual(["POST /v1/uploads"]);
    expect((await board.app.request("/posts/1.jpg")).status).toBe(200);
  });

  it("hides a held post from everyone but the moderator", async () => {
    board.said.decision = {
      kind: "hold",
      list: "adult",
      listing: "5a0c",
      distance: 8,
      because: "claimed",
    };
    await board.post({ sample: "cat", as: "altered" });

    expect((await board.app.request("/posts/1.jpg")).status).toBe(404);
    expect((await board.app.request("/moderator/posts/1.jpg")).status).toBe(200);
  });

  it("keeps a post waiting and unseen while the matcher cannot be reached", async () => {
    board.said.decision = undefined;

    const answered = await board.post({ sample: "coffee", as: "is" });

    expect(answered.status).toBe(303);
    expect(board.book.find(1)?.state).toBe("waiting");
    expect((await board.app.request("/posts/1.jpg")).status).toBe(404);
  });

  it("says what is wrong with what was posted, and keeps nothing of it", async () => {
    const text = new File(["not a picture"], "holiday.jpg", { type: "image/jpeg" });
    const gif = new File([readFileSync(GIF)], "dance.gif", { type: "image/gif" });

    expect((await board.post({ photo: text, as: "is" })).status).toBe(422);
    expect((await board.post({ photo: gif, as: "is" })).status).toBe(422);
    expect((await board.post({ as: "is" })).status).toBe(422);
    expect(board.book.all()).toEqual([]);
  });

  it("says that a file of one's own is empty, instead of posting the sample", async () => {
    const empty = new File([], "holiday.jpg", { type: "image/jpeg" });
    const notChosen = new File([], "", { type: "application/octet-stream" });

    const refused = await board.post({ sample: "river", photo: empty, as: "is" });
    const taken = await board.post({ sample: "river", photo: notChosen, as: "is" });

    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/value="river" checked/);
    expect(taken.status).toBe(303);
    expect(board.book.all().map(({ title }) => title)).toEqual(["River"]);
  });

  it("answers in words where there is nothing, and when a form cannot be read", async () => {
    const headers = { origin: "http://localhost", "content-type": "multipart/form-data" };

    const nothing = await board.app.request("/no-such-page");
    const unreadable = await board.app.request("/posts", { method: "POST", headers, body: "x" });

    expect(nothing.status).toBe(404);
    expect(await nothing.text()).toContain("<h1>Not here</h1>");
    expect(unreadable.status).toBe(422);
  });

  it("takes a form that comes in chunks", async () => {
    const server = serve({ fetch: board.app.fetch, hostname: "127.0.0.1", port: 0 });
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;

    const answered = await fetch(`${origin}/posts`, {
      method: "POST",
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      body: new Blob(["sample=cat&as=is"]).stream(),
      duplex: "half",
      redirect: "manual",
    } as RequestInit);
    await new Promise((resolve) => server.close(resolve));

    expect(answered.status).toBe(303);
  });

  it("refuses a form sent from another origin", async () => {
    const answered = await board.app.request("/moderator/posts/1", {
      method: "POST",
      body: new URLSearchParams({ verdict: "intimate" }),
      headers: { origin: "https://elsewhere.example" },
    });

    expect(answered.status).toBe(403);
  });
});
