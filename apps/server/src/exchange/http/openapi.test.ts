import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { trialExchange } from "../trial-exchange.ts";
import { exchangeApi } from "./exchange-api.ts";
import { openApi } from "./openapi.ts";
import { OPERATIONS } from "./operations.ts";

const COMMITTED = new URL("../../../../../docs/api/exchange.openapi.json", import.meta.url);

it("docs/api describes the API as it is; write-openapi.ts writes it anew", () => {
  const committed: unknown = JSON.parse(readFileSync(COMMITTED, "utf8"));

  expect(committed).toEqual(JSON.parse(JSON.stringify(openApi())));
});

it("describes every route that answers, and no other", () => {
  const { exchange, desk, store: feed } = trialExchange();
  const api = exchangeApi({ exchange, desk, feed, onRequest: () => {}, onFailure: () => {} });

  const answered = api.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

  expect(new Set(answered)).toEqual(new Set(described));
});

it("offers no way to ask whether a hash is listed", () => {
  const open = OPERATIONS.filter(({ needsKey }) => needsKey !== true);
  const answers = new Set(open.map(({ answer }) => answer));

  for (const name of answers) {
    const schema = JSON.stringify(openApi().components.schemas[name]);
    expect(schema).not.toMatch(/"hash"|"listing"/);
  }
});
