import { describe, expect, it } from "vitest";
import { isSameRequest } from "./request.ts";
import { claimOn, sampleHash } from "./store-contract/sample-claims.contract.ts";

const [sky, sea] = [claimOn(sampleHash(0)), claimOn(sampleHash(1))];
const opening = { addsTo: undefined, claims: [sky, sea] };

describe("a request with a key that was used before", () => {
  it("is the same when it asks for the same claims of the same case", () => {
    expect(isSameRequest(opening, structuredClone(opening))).toBe(true);
    expect(isSameRequest({ ...opening, addsTo: 7 }, { ...opening, addsTo: 7 })).toBe(true);
  });

  it.each([
    ["another hash", { ...opening, claims: [sky, sky] }],
    ["another quality", { ...opening, claims: [{ ...sky, quality: 51 }, sea] }],
    ["another list", { ...opening, claims: [{ ...sky, list: "under-18" as const }, sea] }],
    ["one less", { ...opening, claims: [sky] }],
    ["one more", { ...opening, claims: [sky, sea, sky] }],
    ["another order", { ...opening, claims: [sea, sky] }],
    ["another case", { ...opening, addsTo: 7 }],
  ])("is another one with %s", (_, request) => {
    expect(isSameRequest(opening, request)).toBe(false);
  });

  it("is the same when the hashes it would be compared with were erased", () => {
    const erased = { addsTo: undefined, claims: opening.claims.map(withoutHash) };

    expect(isSameRequest(erased, opening)).toBe(true);
    expect(isSameRequest(erased, { ...opening, claims: [sky] })).toBe(false);
  });
});

function withoutHash<SomeClaim extends object>(claim: SomeClaim) {
  return { ...claim, hash: undefined };
}
