import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { INCLUDED, SOURCES } from "./sources.ts";
import { SOURCES_DIGEST } from "./sources-digest.ts";

it("the digest of the native search is that of its sources; when they change, it is written anew", () => {
  const sources = [...INCLUDED, ...SOURCES].map((file) => readFileSync(file, "utf8"));
  const digest = createHash("sha256").update(JSON.stringify(sources)).digest("hex");

  expect(SOURCES_DIGEST).toBe(digest);
});
