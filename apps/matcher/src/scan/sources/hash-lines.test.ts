import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHashLine } from "./hash-lines.ts";

const HASH = "0123456789abcdef".repeat(4);

function line(fields: object): string {
  return JSON.stringify({ id: "a", hash: HASH, quality: 80, ...fields });
}

describe("readHashLine", () => {
  it("takes an id, a hash and a quality, and leaves other fields unread", () => {
    expect(readHashLine(line({ taken: "2026-11-22" }), 1)).toEqual({
      kind: "hash",
      id: "a",
      hash: HASH,
      quality: 80,
    });
  });

  it("takes a hash without a quality", () => {
    expect(readHashLine(line({ quality: undefined }), 1)).toEqual({
      kind: "hash",
      id: "a",
      hash: HASH,
    });
  });

  it.each([
    ["{", "not-json"],
    ["[]", "not-json"],
    ["null", "not-json"],
    [HASH, "not-json"],
    [line({ id: undefined }), "bad-id"],
    [line({ id: 7 }), "bad-id"],
    [line({ id: "" }), "bad-id"],
    [line({ id: "x".repeat(1_001) }), "bad-id"],
    [line({ hash: undefined }), "bad-hash"],
    [line({ hash: HASH.toUpperCase() }), "bad-hash"],
    [line({ hash: HASH.slice(1) }), "bad-hash"],
    [line({ hash: `${HASH}0` }), "bad-hash"],
    [line({ hash: `${HASH}\n` }), "bad-hash"],
    [line({ quality: null }), "bad-quality"],
    [line({ quality: "80" }), "bad-quality"],
    [line({ quality: 80.5 }), "bad-quality"],
    [line({ quality: -1 }), "bad-quality"],
    [line({ quality: 101 }), "bad-quality"],
  ])("says of line %# that it is malformed, and why", (text, why) => {
    expect(readHashLine(text, 3)).toMatchObject({ kind: "malformed", line: 3, why });
  });

  it("says which one it is where it can", () => {
    expect(readHashLine(line({ hash: "0" }), 3)).toMatchObject({ id: "a" });
  });

  it("leaves out a line of nothing but spaces", () => {
    expect(readHashLine(" \r", 1)).toBeUndefined();
  });

  it("throws for no text at all", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readHashLine(text, 1);

        expect(read === undefined || read.kind === "malformed").toBe(true);
      }),
    );
  });
});
