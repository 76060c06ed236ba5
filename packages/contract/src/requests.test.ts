import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { AddPhotosRequest, CaseRequest, MOST_CLAIMS, OpenCaseRequest } from "./cases.ts";
import { ReviewRequest, SightingRequest } from "./reviews.ts";

const claim = { hash: "0123456789abcdef".repeat(4), quality: 80, list: "adult" };
const key = "0123456789abcdef0123456789abcdef";
const access = { caseNumber: "K7M3Q9TX2H", pin: "48210937", spareCode: "M4XJ82KPQ7" };

const REQUESTS: readonly (readonly [string, z.ZodType, object])[] = [
  ["OpenCaseRequest", OpenCaseRequest, { key, claims: [claim, claim] }],
  ["AddPhotosRequest", AddPhotosRequest, { access, key, claims: [claim] }],
  ["CaseRequest", CaseRequest, { access }],
  ["ReviewRequest", ReviewRequest, { listing: key, verdict: "intimate" }],
  ["SightingRequest", SightingRequest, { listing: key, action: "held" }],
];

/** Any file will do for one that somebody tries to send; this one is always here. */
const file = readFileSync(new URL(import.meta.url));
const PIECES = [
  file.toString("base64"),
  file.subarray(0, 24).toString("base64"),
  `data:image/jpeg;base64,${file.subarray(0, 12).toString("base64")}`,
  file.subarray(0, 33).toString("hex"),
  file.subarray(0, 64).toString("latin1"),
];

/** Every copy of a value with one of its strings, wherever it is, replaced. */
function* withOneString(value: unknown, text: string): Generator<unknown> {
  if (typeof value === "string") yield text;
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    for (const changed of withOneString(inner, text)) {
      yield Array.isArray(value)
        ? value.with(Number(name), changed)
        : { ...value, [name]: changed };
    }
  }
}

/** Every copy of a value with one more field in one of its objects, wherever that is. */
function* withOneField(value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { ...value, note: "" };
  for (const [name, inner] of Object.entries(value)) {
    for (const changed of withOneField(inner)) {
      yield Array.isArray(value)
        ? value.with(Number(name), changed)
        : { ...value, [name]: changed };
    }
  }
}

describe.each(REQUESTS)("%s", (_, schema, request) => {
  const isTaken = (body: unknown) => schema.safeParse(body).success;

  it("takes what it is for", () => {
    expect(isTaken(request)).toBe(true);
  });

  it("has no string that takes a piece of a file, in base64, in hex or as it is", () => {
    for (const piece of PIECES) {
      const changed = [...withOneString(request, piece)];

      expect(changed.length).toBeGreaterThan(0);
      expect(changed.filter(isTaken)).toEqual([]);
    }
  });

  it("has no place for a field it does not know", () => {
    const changed = [...withOneField(request)];

    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(isTaken)).toEqual([]);
  });

  it("lacks nothing that it needs", () => {
    for (const name of Object.keys(request)) {
      const { [name as keyof typeof request]: _, ...rest } = request;
      expect(isTaken(rest)).toBe(false);
    }
  });
});

describe("claims", () => {
  const isTaken = (claims: unknown) => OpenCaseRequest.safeParse({ key, claims }).success;

  it("are at least one and at most as many as one request can carry", () => {
    expect(isTaken([])).toBe(false);
    expect(isTaken(Array(MOST_CLAIMS).fill(claim))).toBe(true);
    expect(isTaken(Array(MOST_CLAIMS + 1).fill(claim))).toBe(false);
  });

  it.each([
    ["a hash in capitals", { hash: claim.hash.toUpperCase() }],
    ["a hash that is too short", { hash: claim.hash.slice(1) }],
    ["a hash with a line behind it", { hash: `${claim.hash.slice(1)}\n` }],
    ["a quality under 0", { quality: -1 }],
    ["a quality over 100", { quality: 101 }],
    ["a quality between two numbers", { quality: 50.5 }],
    ["a quality in words", { quality: "80" }],
    ["a list there is not", { list: "minor" }],
  ])("cannot have %s", (_, change) => {
    expect(isTaken([{ ...claim, ...change }])).toBe(false);
  });
});

describe("access to a case", () => {
  it("needs no spare code", () => {
    const { spareCode: _, ...usual } = access;
    expect(CaseRequest.safeParse({ access: usual }).success).toBe(true);
  });

  it.each([
    ["as it is shown", { caseNumber: "K7M3Q-9TX2" }],
    ["in lower case", { caseNumber: "k7m3q9tx2h" }],
    ["with a letter that Crockford leaves out", { spareCode: "M4XJ82KPQU" }],
    ["with a PIN of seven digits", { pin: "4821093" }],
  ])("is not taken %s: the device reads what was typed", (_, change) => {
    expect(CaseRequest.safeParse({ access: { ...access, ...change } }).success).toBe(false);
  });
});
