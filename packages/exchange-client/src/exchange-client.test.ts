import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type About, type ChangesPage, PROBLEM_BASE } from "@holdfast/contract";
import { afterEach, describe, expect, it } from "vitest";
import { ExchangeError, exchangeClient } from "./index.ts";

const key = `hfp_${"K".repeat(32)}`;
const cursor = "c".repeat(32);
const listing = "1".repeat(32);
const page: ChangesPage = {
  changes: [{ kind: "removed", id: listing, why: "withdrawn" }],
  cursor,
  more: false,
};

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

/** Status and body of one answer; `hang` never answers, `drop` closes the connection. */
type Answer = readonly [number, unknown] | "hang" | "drop";

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on a real socket that gives these answers in turn, the last one for ever. */
async function answering(...answers: readonly Answer[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? "drop";
    asked.push({
      method: request.method,
      url: request.url,
      key: request.headers.authorization,
      body: await bodyOf(request),
    });
    if (answer === "hang") return;
    if (answer === "drop") {
      response.destroy();
      return;
    }
    const [status, body] = answer;
    response.writeHead(status, { location: "/elsewhere" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, url, client: exchangeClient({ url, key, patience: 5_000 }) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

const problem = (status: number, code: string): Answer => [
  status,
  { type: PROBLEM_BASE + code, title: "Cannot", status },
];

async function kindOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(() => undefined).catch((found: unknown) => found);
  expect(error).toBeInstanceOf(ExchangeError);
  expect(String(error)).not.toContain(key);
  expect(String(error)).not.toContain(cursor);
  return (error as ExchangeError).kind;
}

describe("reading changes", () => {
  it("asks with cursor, wait, limit and key, and answers the page", async () => {
    const { client, asked } = await answering([200, page]);

    expect(await client.changes({ cursor, wait: 3, limit: 7 })).toEqual({ kind: "page", page });
    expect(asked).toEqual([
      {
        method: "GET",
        url: `/v1/changes?wait=3&cursor=${cursor}&limit=7`,
        key: `Bearer ${key}`,
        body: "",
      },
    ]);
  });

  it("tells a restore and a wrong key from failures", async () => {
    const resync = await answering(problem(410, "resync"));
    const wrong = await answering(problem(401, "not-authorised"));

    expect(await resync.client.changes({ cursor })).toEqual({ kind: "resync" });
    expect(await wrong.client.changes()).toEqual({ kind: "not-authorised" });
  });

  it("reads a page of a later exchange without what this version does not know", async () => {
    const [removed] = page.changes;
    const later = { ...page, changes: [{ ...removed, since: "2026-11-22" }], region: "north" };
    const { client } = await answering([200, later]);

    expect(await client.changes()).toEqual({ kind: "page", page });
  });

  it("takes no page that is not one", async () => {
    const listed = { ...page, changes: [{ kind: "listed", id: listing, hash: "short" }] };

    for (const body of [listed, {}, "<html>", ""]) {
      const { client } = await answering([200, body]);
      expect(await kindOf(client.changes())).toBe("unreadable");
    }
  });

  it("stops at once when it is told to", async () => {
    const { client } = await answering("hang");
    const stop = new AbortController();

    const answer = client.changes({ wait: 30, signal: stop.signal });
    stop.abort(new Error("enough"));

    await expect(answer).rejects.toThrow("enough");
  });
});

describe("reviews and sightings", () => {
  it("are sent as JSON with the key", async () => {
    const { client, asked } = await answering([200, { kind: "kept" }], [200, { kind: "gone" }]);

    expect(await client.review({ listing, verdict: "intimate" })).toEqual({ kind: "kept" });
    expect(await client.sighting({ listing, action: "held" })).toEqual({ kind: "gone" });
    expect(asked.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ["POST", "/v1/reviews", { listing, verdict: "intimate" }],
      ["POST", "/v1/sightings", { listing, action: "held" }],
    ]);
    expect(asked.map((one) => one.key)).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
  });

  it("say when the key is refused, and when the request is", async () => {
    const wrong = await answering(problem(401, "not-authorised"));
    const malformed = await answering(problem(400, "malformed"));

    expect(await wrong.client.review({ listing, verdict: "unsure" })).toEqual({
      kind: "not-authorised",
    });
    expect(await kindOf(malformed.client.review({ listing, verdict: "unsure" }))).toBe("refused");
    expect(malformed.asked).toHaveLength(1);
  });
});

describe("an exchange that cannot answer now", () => {
  it("is asked again, and the answer is as if nothing had been", async () => {
    const { client, asked } = await answering("drop", problem(503, "unavailable"), [200, page]);

    expect(await client.changes()).toEqual({ kind: "page", page });
    expect(asked).toHaveLength(3);
  });

  it("is given up after three tries", async () => {
    const { client, asked } = await answering("drop");

    expect(await kindOf(client.changes())).toBe("unreachable");
    expect(asked).toHaveLength(3);
  });

  it("is given up when it does not answer in time", async () => {
    const { url } = await answering("hang");
    const client = exchangeClient({ url, key, patience: 20 });

    expect(await kindOf(client.changes())).toBe("unreachable");
  });

  it("is not waited for between tries once told to stop", async () => {
    const { client, asked } = await answering("drop");
    const stop = new AbortController();

    const answer = client.changes({ signal: stop.signal });
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error("enough"));

    await expect(answer).rejects.toThrow("enough");
    expect(asked.length).toBeLessThan(3);
  });
});

describe("the key", () => {
  it("is not sent where anyone may ask", async () => {
    const about: About = {
      operator: "Hotline",
      practice: false,
      lists: ["adult"],
      participants: [],
    };
    const { client, asked } = await answering([200, about]);

    expect(await client.about()).toEqual(about);
    expect(asked[0]?.key).toBeUndefined();
  });

  it("does not follow a redirect", async () => {
    const { client, asked } = await answering([302, ""]);

    expect(await kindOf(client.changes())).toBe("unreachable");
    expect(asked.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  it("is never sent in clear over a network", () => {
    for (const url of [
      "http://exchange.example",
      "ftp://exchange.example",
      "http://127.0.0.1.evil",
    ]) {
      expect(() => exchangeClient({ url, key })).toThrow(TypeError);
    }
    for (const url of ["https://exchange.example", "http://localhost:4310", "http://[::1]:4310"]) {
      expect(() => exchangeClient({ url, key })).not.toThrow();
    }
  });
});
