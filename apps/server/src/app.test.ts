import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { exchangeApi } from "./exchange/http/exchange-api.ts";
import { trialExchange } from "./exchange/trial-exchange.ts";
import { type HttpServer, takePort } from "./http-server.ts";
import type { Environment } from "./setting.ts";
import type { SiteHandler } from "./site.ts";

const running: HttpServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** What the site was handed, as the site itself says it. */
const tellingSite: SiteHandler = async (request, response) => {
  if (request.url === "/fails") throw new Error("Cannot show this page");
  const { exchange, practice } = request.holdfast ?? {};
  const operator = (await exchange?.about())?.operator;
  response.end(JSON.stringify({ headers: request.headers, operator, practice }));
};

async function started(
  env: Environment = {},
  { site }: { site: SiteHandler | undefined } = { site: tellingSite },
) {
  const { exchange, desk, store: feed } = trialExchange();
  const failures: unknown[] = [];
  const api = exchangeApi({ exchange, desk, feed, onRequest: () => {}, onFailure: () => {} });
  const app = createApp({
    api,
    site,
    forSite: { exchange, practice: true },
    origin: readConfig({ HOLDFAST_OPERATOR: "Hotline", ...env }),
    onFailure: (error) => failures.push(error),
  });
  const server = await takePort({ host: "127.0.0.1", port: 0 });
  server.answerWith(app);
  running.push(server);
  const ask = (path: string, headers: IncomingHttpHeaders = {}) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>(
      (resolve, reject) => {
        httpRequest(new URL(server.url), { path, headers }, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        })
          .on("error", reject)
          .end();
      },
    );
  const forwarded = async (headers: IncomingHttpHeaders) => {
    const seen: { headers: Record<string, string> } = JSON.parse((await ask("/", headers)).text);
    return Object.fromEntries(
      Object.entries(seen.headers).filter(([name]) => /forward|real-ip|client-ip/.test(name)),
    );
  };
  return { ask, forwarded, failures };
}

const lies = {
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.example",
  "x-forwarded-port": "1",
  forwarded: "for=203.0.113.9",
  "x-real-ip": "203.0.113.9",
};

describe("who answers", () => {
  it("is the API under /v1 and /healthz, and the site everywhere else", async () => {
    const { ask } = await started();

    expect(JSON.parse((await ask("/v1/about")).text)).toMatchObject({ operator: "Trial Hotline" });
    expect(JSON.parse((await ask("/healthz")).text)).toEqual({ status: "ok" });
    expect(JSON.parse((await ask("/healthzzz")).text)).toMatchObject({
      operator: "Trial Hotline",
      practice: true,
    });
  });

  it("is the API with a problem where there is no site", async () => {
    const { ask } = await started({}, { site: undefined });

    const answer = await ask("/");

    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
  });

  it("is nobody when the site fails, and the server lives on", async () => {
    const { ask, failures } = await started();

    expect((await ask("/fails")).status).toBe(503);
    expect(failures).toHaveLength(1);
    expect((await ask("/")).status).toBe(200);
  });

  it("puts protective headers on the site's pages as well", async () => {
    const { ask } = await started();

    const { headers } = await ask("/");

    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
  });
});

describe("the origin that the site is told", () => {
  it("comes from the socket, and nothing that the outside says of it is kept", async () => {
    const { forwarded } = await started();

    expect(await forwarded({ ...lies, host: "localhost:4310" })).toEqual({
      "x-forwarded-proto": "http",
      "x-forwarded-host": "localhost:4310",
    });
  });

  it("comes from the operator's public address", async () => {
    const { forwarded } = await started({
      HOLDFAST_PUBLIC_URL: "https://takedown.example",
      HOLDFAST_TRUSTED_PROXY: "127.0.0.1",
    });

    expect(await forwarded({ ...lies, host: "inner" })).toEqual({
      "x-forwarded-proto": "https",
      "x-forwarded-host": "takedown.example",
    });
  });

  it("comes from a trusted proxy and from no other", async () => {
    const trusting = await started({ HOLDFAST_TRUSTED_PROXY: "127.0.0.0/8" });
    const other = await started({ HOLDFAST_TRUSTED_PROXY: "10.0.0.1" });

    expect(await trusting.forwarded({ ...lies, host: "127.0.0.1" })).toEqual({
      "x-forwarded-proto": "https",
      "x-forwarded-host": "evil.example",
    });
    expect(await other.forwarded({ ...lies, host: "127.0.0.1" })).toMatchObject({
      "x-forwarded-proto": "http",
    });
  });

  it("is this machine's or none: a name from elsewhere that leads here is refused", async () => {
    const { ask } = await started();

    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "a b"]) {
      expect((await ask("/", { host })).status).toBe(421);
      expect((await ask("/v1/about", { host })).status).toBe(421);
    }
    for (const host of ["localhost", "127.0.0.1:4310", "[::1]:4310"]) {
      expect((await ask("/", { host })).status).toBe(200);
    }
  });

  it("is not read from an address in the request line", async () => {
    const { ask } = await started();

    expect((await ask("http://evil.example/v1/about")).status).toBe(400);
  });
});
