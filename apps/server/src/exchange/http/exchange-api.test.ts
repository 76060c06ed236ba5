import {
  About,
  CaseStatus,
  ChangesPage,
  Kept,
  MOST_REQUEST_BYTES,
  PROBLEM_BASE,
  Problem,
  Receipt,
} from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { accessOf, trialClaim, trialExchange, trialHash, trialKey } from "../trial-exchange.ts";
import { exchangeApi } from "./exchange-api.ts";
import type { RequestLine } from "./request-log.ts";

const JSON_TYPE = { "content-type": "application/json" };

/** The API over a trial exchange, asked without a socket. */
function withApi() {
  const trial = trialExchange();
  const lines: RequestLine[] = [];
  const failures: Error[] = [];
  const api = exchangeApi({
    exchange: trial.exchange,
    desk: trial.desk,
    feed: trial.store,
    onRequest: (line) => lines.push(line),
    onFailure: (error) => failures.push(error),
  });
  const ask = async (path: string, init?: RequestInit) => api.request(path, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: "POST",
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { ...trial, api, ask, post, lines, failures };
}

/** The code of a problem answer, which must be one in every respect. */
async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = Problem.parse(await response.json());
  expect(body.status).toBe(response.status);
  return body.type.slice(PROBLEM_BASE.length);
}

describe("the answer to a claim", () => {
  it("is identical for new, listed, allow-listed, too plain and repeated pictures", async () => {
    const { post, sequence, desk, participant, ask, secrets, exchange } = withApi();
    const stateOf = async (key: number) => {
      const { caseNumber, pin } = secrets.caseSecretsFor(trialKey(key));
      const answer = await exchange.caseStatus({ caseNumber, pin });
      return answer.kind === "status" ? answer.status.photos[0]?.state : answer.kind;
    };
    const [listed, revoked, fresh] = [1, 2, 3];
    await post("/v1/cases", trialClaim(1, listed));
    await post("/v1/cases", trialClaim(2, revoked));
    await sequence();
    for (const name of ["Board", "Other"]) {
      const key = await participant(name);
      const response = await ask("/v1/changes", { headers: { authorization: `Bearer ${key}` } });
      const { changes } = ChangesPage.parse(await response.json());
      const harmless = changes.find(
        (change) => change.kind === "listed" && change.hash === trialHash(revoked),
      );
      await desk.review(key, { listing: harmless!.id, verdict: "not-intimate" });
    }
    await sequence();

    const plain = { hash: "0".repeat(64), quality: 100, list: "adult" };
    const answers = await Promise.all([
      post("/v1/cases", trialClaim(10, fresh)),
      post("/v1/cases", trialClaim(11, listed)),
      post("/v1/cases", trialClaim(12, revoked)),
      post("/v1/cases", { ...trialClaim(13, fresh), claims: [plain] }),
      post("/v1/cases", { ...trialClaim(14, fresh), claims: [{ ...plain, quality: 0 }] }),
      post("/v1/cases", trialClaim(1, listed)),
    ]);

    const shapes = await Promise.all(
      answers.map(async (answer) => {
        const bytes = await answer.arrayBuffer();
        Receipt.parse(JSON.parse(new TextDecoder().decode(bytes)));
        return JSON.stringify([answer.status, [...answer.headers], bytes.byteLength]);
      }),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    // They were what they are called: only their owners are told later.
    expect(await Promise.all([10, 11, 12, 13, 14].map(stateOf))).toEqual([
      "protected",
      "protected",
      "too-plain",
      "too-plain",
      "too-plain",
    ]);
  });

  it("and to more pictures of a case is identical too", async () => {
    const { post } = withApi();
    const receipt = Receipt.parse(await (await post("/v1/cases", trialClaim(1, 1))).json());
    const access = accessOf(receipt);
    const plain = { hash: "0".repeat(64), quality: 100, list: "adult" };

    const answers = await Promise.all([
      post("/v1/cases/photos", { access, ...trialClaim(2, 1) }),
      post("/v1/cases/photos", { access, ...trialClaim(3, 2) }),
      post("/v1/cases/photos", { access, ...trialClaim(4, 2), claims: [plain] }),
    ]);

    const shapes = await Promise.all(
      answers.map(async (one) => JSON.stringify([one.status, [...one.headers], await one.text()])),
    );
    expect(new Set(shapes).size).toBe(1);
  });
});

describe("a case over HTTP", () => {
  it("opens, shows, grows, renews and ends", async () => {
    const { post } = withApi();
    const opened = await post("/v1/cases", trialClaim(1, 1));
    const access = accessOf(Receipt.parse(await opened.json()));

    const status = async () =>
      CaseStatus.parse(await (await post("/v1/cases/status", { access })).json());
    const kindAt = async (path: string, body: object = {}) => {
      const answer = await post(path, { access, ...body });
      return [answer.status, ((await answer.json()) as { kind: string }).kind];
    };

    expect((await status()).state).toBe("live");
    expect(await kindAt("/v1/cases/photos", trialClaim(2, 2))).toEqual([201, "added"]);
    expect((await status()).photos).toHaveLength(2);
    expect(await kindAt("/v1/cases/renew")).toEqual([200, "renewed"]);
    expect(await kindAt("/v1/cases/withdraw")).toEqual([200, "withdrawn"]);
    expect((await status()).state).toBe("withdrawn");
    expect(await codeOf(await post("/v1/cases/renew", { access }))).toBe("case-ended");
    expect(await codeOf(await post("/v1/cases/photos", { access, ...trialClaim(3, 3) }))).toBe(
      "case-ended",
    );
  });

  it("gives one answer, byte for byte, to whatever does not fit", async () => {
    const { post } = withApi();
    const opened = await post("/v1/cases", trialClaim(1, 1));
    const access = accessOf(Receipt.parse(await opened.json()));
    const wrong = [
      { ...access, pin: "00000000" },
      { ...access, caseNumber: "0000000000" },
      { ...access, spareCode: "0000000000" },
    ];

    const answers = await Promise.all(
      wrong.flatMap((given) =>
        ["status", "renew", "withdraw"].map((verb) => post(`/v1/cases/${verb}`, { access: given })),
      ),
    );

    const shapes = await Promise.all(
      answers.map(async (one) => JSON.stringify([one.status, [...one.headers], await one.text()])),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(answers[0]?.status).toBe(403);
  });

  it("refuses one key for two requests, and a closed list", async () => {
    const { post } = withApi();
    await post("/v1/cases", trialClaim(1, 1));
    const under18 = { hash: trialHash(1), quality: 100, list: "under-18" };

    expect(await codeOf(await post("/v1/cases", trialClaim(1, 2)))).toBe("key-reused");
    expect(await codeOf(await post("/v1/cases", { ...trialClaim(2, 2), claims: [under18] }))).toBe(
      "list-closed",
    );
  });
});

describe("a participant over HTTP", () => {
  it("reads, reviews and reports with its key", async () => {
    const { ask, post, participant, sequence } = withApi();
    const headers = { authorization: `Bearer ${await participant("Board")}` };
    await post("/v1/cases", trialClaim(1, 1));
    await sequence();

    const response = await ask("/v1/changes?limit=5&wait=0", { headers });
    const { changes, cursor } = ChangesPage.parse(await response.json());
    const listing = changes[0]?.id;
    const kept = async (path: string, body: object) =>
      Kept.parse(await (await post(path, body, headers)).json());

    expect(await kept("/v1/reviews", { listing, verdict: "intimate" })).toEqual({ kind: "kept" });
    expect(await kept("/v1/sightings", { listing, action: "blocked" })).toEqual({ kind: "kept" });
    expect((await ask(`/v1/changes?cursor=${cursor}`, { headers })).status).toBe(200);
  });

  it("is told alike about a missing, a wrong and a revoked key", async () => {
    const { ask, participant, admin } = withApi();
    const revoked = await participant("Board");
    await admin({ ask: "participant-revoke", name: "Board" });

    const answers = await Promise.all([
      ask("/v1/changes"),
      ask("/v1/changes", { headers: { authorization: "Bearer hfp_wrong" } }),
      ask("/v1/changes", { headers: { authorization: `Basic ${revoked}` } }),
      ask("/v1/changes", { headers: { authorization: `Bearer ${revoked}` } }),
    ]);

    const shapes = await Promise.all(
      answers.map(async (one) => JSON.stringify([[...one.headers], await one.clone().text()])),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(answers[0]?.headers.get("www-authenticate")).toContain("Bearer");
    for (const answer of answers) expect(await codeOf(answer)).toBe("not-authorised");
  });

  it("starts again after a cursor that cannot be read", async () => {
    const { ask, participant } = withApi();
    const headers = { authorization: `Bearer ${await participant("Board")}` };

    const answer = await ask(`/v1/changes?cursor=${"0".repeat(32)}`, { headers });

    expect(answer.status).toBe(410);
    expect(await codeOf(answer)).toBe("resync");
  });
});

describe("bad input", () => {
  const good = trialClaim(1, 1);
  const [claim] = good.claims;
  const planted = "planted";

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["an unknown field", { ...good, [planted]: planted }],
    ["an unknown field inside", { ...good, claims: [{ ...claim, photo: planted }] }],
    ["a key of another length", { ...good, key: planted }],
    ["a hash in capitals", { ...good, claims: [{ ...claim, hash: trialHash(1).toUpperCase() }] }],
    ["a quality that is text", { ...good, claims: [{ ...claim, quality: "100" }] }],
    ["a quality over 100", { ...good, claims: [{ ...claim, quality: 101 }] }],
    ["no claim", { ...good, claims: [] }],
    ["too many claims", { ...good, claims: Array(31).fill(claim) }],
    ["an unknown list", { ...good, claims: [{ ...claim, list: planted }] }],
  ])("gets 400 and is not repeated: %s", async (_, body) => {
    const { post } = withApi();

    const answer = await post("/v1/cases", body);

    expect(answer.status).toBe(400);
    expect(await answer.clone().text()).not.toContain(planted);
    expect(await codeOf(answer)).toBe("malformed");
  });

  it("of more than 16 kB is refused unparsed, whether or not it says how long it is", async () => {
    const { ask, post } = withApi();
    const large = " ".repeat(MOST_REQUEST_BYTES) + JSON.stringify(good);
    const stream = new Blob([large]).stream();
    const streamed = { method: "POST", headers: JSON_TYPE, body: stream, duplex: "half" };

    for (const answer of [await post("/v1/cases", large), await ask("/v1/cases", streamed)]) {
      expect(answer.status).toBe(413);
      expect(await codeOf(answer)).toBe("too-large");
    }
  });

  it.each([
    ["of another type", { "content-type": "text/plain" }],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a neighbour site", { "sec-fetch-site": "same-site" }],
  ])("changes nothing when it comes %s", async (_, headers) => {
    const { post, store, sequence } = withApi();

    const answer = await post("/v1/cases", good, headers);
    await sequence();

    expect(await codeOf(answer)).toBe("malformed");
    expect(await store.readAfter(0, 10, 1)).toMatchObject({ entries: [] });
  });

  it.each(["wait=31", "wait=-1", "limit=0", "limit=1001", "cursor=1", "unknown=1", "wait=x"])(
    "in the query gets 400: %s",
    async (query) => {
      const { ask, participant } = withApi();
      const headers = { authorization: `Bearer ${await participant("Board")}` };

      expect(await codeOf(await ask(`/v1/changes?${query}`, { headers }))).toBe("malformed");
    },
  );

  it("is not looked for under other paths and methods", async () => {
    const { ask } = withApi();

    for (const path of ["/v1/hashes", "/v1/cases", "/v1/", "/v1/about/x"]) {
      expect(await codeOf(await ask(path))).toBe("not-found");
    }
  });
});

describe("every answer", () => {
  it("carries the same protective headers, problems too", async () => {
    const { ask, post } = withApi();

    const answers = await Promise.all([
      ask("/v1/about"),
      ask("/healthz"),
      ask("/v1/nothing"),
      ask("/v1/changes"),
      post("/v1/cases", trialClaim(1, 1)),
      post("/v1/cases", "{"),
      post("/v1/cases", " ".repeat(MOST_REQUEST_BYTES + 1)),
    ]);

    for (const { headers } of answers) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.has("access-control-allow-origin")).toBe(false);
      expect(headers.has("set-cookie")).toBe(false);
    }
  });

  it("is logged by its route's pattern and nothing that was sent", async () => {
    const { ask, post, lines } = withApi();

    await post("/v1/cases?planted", trialClaim(1, 1));
    await ask("/v1/planted", { method: "PLANTED" });

    expect(lines).toMatchObject([
      { method: "POST", route: "/v1/cases", status: 201 },
      { method: "other", status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/planted/i);
  });

  it("about and health say who runs this and that it runs", async () => {
    const { ask } = withApi();

    expect(About.parse(await (await ask("/v1/about")).json())).toMatchObject({
      operator: "Trial Hotline",
      lists: ["adult"],
    });
    expect(await (await ask("/healthz")).json()).toEqual({ status: "ok" });
  });

  it("is 503 when the store cannot be reached", async () => {
    const trial = trialExchange();
    const broken = async () => {
      throw new Error("Cannot reach the store");
    };
    const failures: Error[] = [];
    const api = exchangeApi({
      exchange: { ...trial.exchange, openCase: broken },
      desk: trial.desk,
      feed: { ...trial.store, generation: broken },
      onRequest: () => {},
      onFailure: (error) => failures.push(error),
    });

    const body = JSON.stringify(trialClaim(1, 1));
    const answers = [
      await api.request("/v1/cases", { method: "POST", headers: JSON_TYPE, body }),
      await api.request("/healthz"),
    ];

    for (const answer of answers) expect(await codeOf(answer)).toBe("unavailable");
    expect(failures).toHaveLength(1);
  });
});
