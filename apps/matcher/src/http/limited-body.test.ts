import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { PROBLEM_BASE } from "@holdfast/contract";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { limitedBody } from "./limited-body.ts";
import { type Listening, listen } from "./listen.ts";
import { problem } from "./problem.ts";

const MOST_BYTES = 100_000;

let service: Listening;
/** What went on after each body, and what nobody had foreseen. */
let taken: string[];
let failures: unknown[];

beforeEach(async () => {
  taken = [];
  failures = [];
  const limit = limitedBody(MOST_BYTES, (c) => problem(c, "too-large", "Cannot take this size"));
  const app = new Hono().post("/", limit, async (c) => {
    taken.push(`${(await c.req.arrayBuffer()).byteLength} bytes`);
    return c.text("taken");
  });
  app.onError((error, c) => {
    failures.push(error);
    return c.text("failed", 500);
  });
  service = await listen(app, { host: "127.0.0.1", port: 0 });
});

afterEach(() => service.stop());

/** Sends a body over a connection of its own, in chunks unless a length is stated. */
function post(headers: Readonly<Record<string, string>> = {}): ClientRequest {
  return request(service.url, { method: "POST", agent: false, headers });
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => sent.once("response", resolve).once("error", reject));
}

async function problemOf(sent: ClientRequest): Promise<string> {
  const response = await answerTo(sent);
  const { type } = JSON.parse(await text(response));
  return `${response.statusCode} ${type.slice(PROBLEM_BASE.length)}`;
}

describe("a body that comes in chunks", () => {
  it("is taken up to the limit", async () => {
    const sent = post();
    const answer = answerTo(sent);
    sent.write(Buffer.alloc(MOST_BYTES - 1));
    sent.end(Buffer.alloc(1));

    expect((await answer).statusCode).toBe(200);
    expect(taken).toEqual([`${MOST_BYTES} bytes`]);
  });

  it("is taken when it is empty", async () => {
    const sent = post({ "transfer-encoding": "chunked" });
    const answer = answerTo(sent);
    sent.end();

    expect((await answer).statusCode).toBe(200);
    expect(taken).toEqual(["0 bytes"]);
  });

  it("is refused past the limit, before it has come to its end", async () => {
    const sent = post();
    const answer = problemOf(sent);
    sent.write(Buffer.alloc(MOST_BYTES + 1));

    expect(await answer).toBe("413 too-large");
    expect(taken).toEqual([]);
    sent.destroy();
  });
});

it("a body whose stated length is past the limit is refused unread", async () => {
  const sent = post({ "content-length": String(MOST_BYTES + 1) });
  const answer = problemOf(sent);
  sent.flushHeaders();

  expect(await answer).toBe("413 too-large");
  expect(taken).toEqual([]);
  sent.destroy();
});

it.each([
  ["in chunks", {}],
  ["with its length", { "content-length": "2000" }],
])("a body %s that is cut off is no failure of ours, and the next is taken", async (_, headers) => {
  const cut = post(headers).on("error", () => {});
  await new Promise((resolve) => cut.write(Buffer.alloc(1_000), resolve));
  cut.destroy();

  const whole = post();
  const answer = answerTo(whole);
  whole.end(Buffer.alloc(10));

  expect((await answer).statusCode).toBe(200);
  await service.stop();
  expect(taken).toEqual(["10 bytes"]);
  expect(failures).toEqual([]);
});
