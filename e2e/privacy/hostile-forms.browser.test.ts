import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServerForTests, serverForTests } from "./server-for-tests.ts";

const FORM = "application/x-www-form-urlencoded";
const ANSWER = "asked=whose&whose=other";

/** A heading that only the page for someone else's picture has. */
const ANSWERED = "Let them do it, with you beside them";
const REFUSED = "Please start again here";

/** As a page of the site at `origin` sends its form. */
const ownForm = (origin: string) => ({
  host: new URL(origin).host,
  origin,
  accept: "text/html",
  "content-type": FORM,
});

const stop = (server: ServerForTests | undefined) => server?.stop();

describe("a server behind TLS, told where people reach it", () => {
  const ORIGIN = "https://takedown.example";
  const own = ownForm(ORIGIN);
  let server: ServerForTests;
  beforeAll(async () => {
    server = await serverForTests({
      HOLDFAST_PUBLIC_URL: ORIGIN,
      HOLDFAST_TRUSTED_PROXY: "127.0.0.1",
      HOLDFAST_OPERATOR: "Example Hotline",
    });
  });
  afterAll(() => stop(server));

  const post = (
    headers: Readonly<Record<string, string>>,
    body: string | Iterable<string> = ANSWER,
  ) => server.send("POST", "/en/gb/take-down", headers, body);

  it.each([
    ["as it is", {}],
    [
      "by a proxy that says https",
      { "x-forwarded-proto": "https", "x-forwarded-host": "takedown.example" },
    ],
    [
      "by a proxy that keeps a name of its own",
      { host: "10.0.0.7:4310", "x-forwarded-proto": "https" },
    ],
    ["by a proxy that forgot to say https", { "x-forwarded-proto": "http" }],
  ])("takes its own form, passed on %s", async (_, passedOn) => {
    const answer = await post({ ...own, ...passedOn });

    expect(answer.status).toBe(200);
    expect(answer.text).toContain(ANSWERED);
  });

  it.each([
    ["another site", { origin: "https://elsewhere.example" }],
    ["the same name without TLS", { origin: "http://takedown.example" }],
    ["another port", { origin: "https://takedown.example:8443" }],
    ["a longer name", { origin: "https://takedown.example.elsewhere.example" }],
    ["nowhere", { origin: "null" }],
  ])("refuses a form from %s, with a page that has help on it", async (_, from) => {
    const answer = await post({ ...own, ...from });

    expect(answer.status).toBe(403);
    expect(answer.text).toContain(REFUSED);
    expect(answer.text).toContain("Choose your country");
    expect(answer.text).not.toContain(ANSWERED);
  });

  it("refuses a form without an origin unless the browser says it is the same", async () => {
    const { origin: _, ...unsaid } = own;

    expect((await post(unsaid)).status).toBe(403);
    expect((await post({ ...unsaid, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ ...unsaid, "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it("refuses a case opened from another site's page, with the same answer for any case", async () => {
    const access = "number=00000-00000&pin=00000000&do=withdraw";
    const foreign = { ...own, origin: "https://elsewhere.example" };

    expect((await server.send("POST", "/en/case", foreign, access)).status).toBe(403);
    expect((await server.send("POST", "/en/case", own, access)).status).toBe(400);
  });

  it.each([
    ["stated", (body: string) => body, true],
    ["not stated", (body: string) => body.match(/.{1,4096}/g) ?? [], false],
  ])("refuses a form of more than 16 kB, its length %s", async (_, split, isStated) => {
    const body = `${ANSWER}&note=${"x".repeat(20_000)}`;
    const length = isStated ? { "content-length": String(body.length) } : {};

    const answer = await post({ ...own, ...length }, split(body));

    expect(answer.status).toBe(413);
    expect(answer.text).not.toContain(ANSWERED);
  });

  it.each([
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "image/png",
    "",
  ])("refuses what is no form of a page here: %s", async (type) => {
    const { "content-type": _, ...untyped } = own;

    const answer = await post({ ...untyped, ...(type && { "content-type": type }) });

    expect(answer.status).toBe(403);
    expect(answer.text).toContain(REFUSED);
  });

  const json = { host: own.host, "content-type": "application/json" };
  const sendClaims = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    server.send("POST", "/v1/cases", { ...json, ...headers }, body);

  it("takes claims whether their length is stated or not, and refuses 20 kB either way", async () => {
    const claim = { hash: "5a".repeat(32), quality: 90, list: "adult" };
    const claims = JSON.stringify({ key: "1".repeat(32), claims: [claim] });
    const tooLong = JSON.stringify({ key: "1".repeat(20_000), claims: [claim] });
    const bothWays = async (body: string) => [
      await sendClaims(body),
      await sendClaims(body, { "content-length": String(body.length) }),
    ];

    const [first, second] = await bothWays(claims);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.text).toBe(second?.text);
    expect((await bothWays(tooLong)).map(({ status }) => status)).toEqual([413, 413]);
  });

  it("refuses claims from another site's page, and what cannot be read", async () => {
    expect((await sendClaims("{}", { "sec-fetch-site": "cross-site" })).status).toBe(400);
    expect((await sendClaims("{}", { "content-type": "text/plain" })).status).toBe(400);
    expect((await sendClaims("{")).status).toBe(400);
  });

  it("is still there afterwards", async () => {
    expect((await server.send("GET", "/healthz", { host: own.host })).status).toBe(200);
    expect((await post(own)).status).toBe(200);
  });
});

describe("a server that only knows its proxy", () => {
  let server: ServerForTests;
  beforeAll(async () => {
    server = await serverForTests({ HOLDFAST_TRUSTED_PROXY: "127.0.0.1" });
  });
  afterAll(() => stop(server));

  it("takes a form under the origin that the proxy states, and no other", async () => {
    const stated = {
      ...ownForm("https://takedown.example"),
      "x-forwarded-proto": "https",
      "x-forwarded-host": "takedown.example",
    };
    const post = (headers: Readonly<Record<string, string>>) =>
      server.send("POST", "/en/gb/take-down", headers, ANSWER);

    expect((await post(stated)).status).toBe(200);
    expect((await post({ ...stated, origin: "http://takedown.example" })).status).toBe(403);
    expect((await post({ ...stated, "x-forwarded-host": "elsewhere.example" })).status).toBe(403);
  });
});

describe("a server on this machine only", () => {
  let server: ServerForTests;
  beforeAll(async () => {
    server = await serverForTests({});
  });
  afterAll(() => stop(server));

  it("answers under no other name, whatever a request says about a proxy", async () => {
    const named = ownForm("http://rebound.example");
    const said = { "x-forwarded-proto": "http", "x-forwarded-host": "127.0.0.1" };

    for (const headers of [named, { ...named, ...said }]) {
      expect((await server.send("GET", "/en", headers)).status).toBe(421);
      expect((await server.send("POST", "/en/take-down", headers, ANSWER)).status).toBe(421);
    }
  });
});
