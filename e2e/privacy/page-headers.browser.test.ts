import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVERY_PAGE } from "../story/every-page.ts";
import { type PracticeForTests, practiceForTests } from "../story/practice-for-tests.ts";

let copy: PracticeForTests;
beforeAll(async () => {
  copy = await practiceForTests();
});
afterAll(() => copy?.stop());

/** Answers of each step of the way, as a form sends them. */
const STEPS = {
  whose: { asked: "whose" },
  other: { asked: "whose", whose: "other" },
  gone: { asked: "whose", whose: "gone" },
  ages: { asked: "whose", whose: "here" },
  official: { whose: "here", pictured: "adult", now: "adult" },
  here: { whose: "here", pictured: "adult", now: "adult", official: "seen" },
};
const PICTURES = { ...STEPS.here, here: "seen" };

/** Sends a form as a page of this site would. */
function post(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(new URL(address, copy.site), {
    method: "POST",
    headers: { origin: copy.site.origin, accept: "text/html" },
    body: new URLSearchParams(fields),
  });
}

const get = (address: string) => fetch(new URL(address, copy.site), { redirect: "manual" });

/** A policy as its parts: `script-src` to `'self'`. */
function policyOf({ headers }: Response): ReadonlyMap<string, string> {
  const parts = (headers.get("content-security-policy") ?? "").split(";");
  return new Map(parts.map((part) => part.trim().split(/\s+(.*)/, 2) as [string, string]));
}

/** What a page may send a form to: this origin; nowhere, for pages on which what is typed stays. */
const formActionOf = (address: string) =>
  /\/(words|letters)$/.test(address) ? "'none'" : "'self'";

function expectCareful(answer: Response): void {
  const { headers } = answer;
  const policy = policyOf(answer);
  expect(headers.get("content-type")).toMatch(/^text\/html/);
  expect(policy.get("default-src")).toBe("'none'");
  expect(policy.get("form-action")).toBe(formActionOf(new URL(answer.url).pathname));
  expect(policy.get("base-uri")).toBe("'none'");
  expect(policy.get("frame-ancestors")).toBe("'none'");
  expect(policy.get("require-trusted-types-for")).toBe("'script'");
  expect(headers.get("content-security-policy")).not.toMatch(
    /unsafe-inline|[' ]unsafe-eval|\*|https?:/,
  );
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
  expect(headers.get("permissions-policy")).toMatch(
    /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  );
  expect(headers.getSetCookie()).toEqual([]);
}

describe("every page", () => {
  it.each(EVERY_PAGE)(
    "/%s runs no code but the site's own and is kept nowhere",
    async (address) => {
      const answer = await get(address);

      expectCareful(answer);
      expect(policyOf(answer).get("script-src")).toBe("'self'");
      expect(policyOf(answer).has("connect-src")).toBe(false);
    },
  );

  it.each(Object.entries(STEPS))("so does the step %s, answered to a form", async (_, fields) => {
    const answer = await post("en/gb/take-down", fields);

    expectCareful(answer);
    expect(policyOf(answer).get("script-src")).toBe("'self'");
    expect(policyOf(answer).has("connect-src")).toBe(false);
  });

  it("so does the answer to a case that does not fit", async () => {
    const answer = await post("en/gb/case", { number: "00000-00000", pin: "0000 0000" });

    expectCareful(answer);
    expect(policyOf(answer).get("script-src")).toBe("'self'");
  });

  it("only the step with pictures may run WASM, start a worker and ask this origin", async () => {
    const answer = await post("en/gb/take-down", PICTURES);

    expectCareful(answer);
    expect(policyOf(answer).get("script-src")).toBe("'self' 'wasm-unsafe-eval'");
    expect(policyOf(answer).get("worker-src")).toBe("'self'");
    expect(policyOf(answer).get("connect-src")).toBe("'self'");
  });
});

describe("what a page draws in", () => {
  it("is told apart by its type and lies on this origin", async () => {
    const html = await (await post("en/gb/take-down", PICTURES)).text();
    const files = [...html.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"/g)];

    expect(files.length).toBeGreaterThan(3);
    for (const [, address = ""] of files) {
      expect(address).toMatch(/^\/[^/]/);
      const { status, headers } = await get(address);
      expect(status, address).toBe(200);
      expect(headers.get("x-content-type-options"), address).toBe("nosniff");
      expect(headers.getSetCookie(), address).toEqual([]);
    }
  });

  it("has no script or style inside the page", async () => {
    for (const address of EVERY_PAGE) {
      const html = await (await get(address)).text();
      expect(html, address).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
    }
  });
});
