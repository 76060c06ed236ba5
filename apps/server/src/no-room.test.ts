import { Receipt } from "@holdfast/contract";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { accessOf, trialClaim, trialHash } from "./exchange/trial-exchange.ts";
import { trialDirectory } from "./trial-server.ts";

vi.setConfig({ testTimeout: 60_000 });

let trial: ReturnType<typeof trialDirectory>;
beforeEach(() => {
  trial = trialDirectory();
});
afterEach(() => trial.remove());

const post = (url: string, path: string, body: object) =>
  fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** A request with as many pictures as one may hold, so that a small disk is soon full. */
const manyClaims = (key: number) => ({
  ...trialClaim(key, 0),
  claims: Array.from({ length: 30 }, (_, at) => ({
    hash: trialHash(key * 30 + at),
    quality: 100,
    list: "adult",
  })),
});

// Windows has no such limit; there a full disk was not tried.
it.skipIf(process.platform === "win32")(
  "says when there is no room, keeps what it acknowledged, and goes on once there is",
  async () => {
    const oneMebibyte = 2048;
    const tight = await trial.start({}, oneMebibyte);
    const kept: Receipt[] = [];
    let answer = await post(tight.url, "/v1/cases", manyClaims(0));
    for (let key = 1; answer.status === 201 && key < 400; key += 1) {
      kept.push(Receipt.parse(await answer.json()));
      answer = await post(tight.url, "/v1/cases", manyClaims(key));
    }
    expect(answer.status).toBe(503);
    expect(kept.length).toBeGreaterThan(3);
    tight.kill("SIGTERM");
    await tight.ended;

    const roomy = await trial.start();
    for (const receipt of kept) {
      const found = await post(roomy.url, "/v1/cases/status", { access: accessOf(receipt) });
      expect(found.status).toBe(200);
    }
    expect((await post(roomy.url, "/v1/cases", manyClaims(500))).status).toBe(201);
  },
);
