import { describe, expect, it } from "vitest";
import { Change, ChangesQuery, MOST_CHANGES, MOST_WAIT_SECONDS } from "./changes.ts";

const id = "0123456789abcdef0123456789abcdef";
const listed = {
  kind: "listed",
  id,
  algorithm: "pdq",
  hash: "0123456789abcdef".repeat(4),
  list: "under-18",
  state: "confirmed",
  grounds: "quorum",
  own: "none",
  since: "2026-11-22",
};

describe("a query for changes", () => {
  it("starts at the beginning, does not wait and takes a whole page, unless it says otherwise", () => {
    expect(ChangesQuery.parse({})).toEqual({ wait: 0, limit: MOST_CHANGES });
  });

  it("is read from text, as an address carries it", () => {
    const query = { cursor: id, wait: "30", limit: "5" };
    expect(ChangesQuery.parse(query)).toEqual({ cursor: id, wait: 30, limit: 5 });
  });

  it.each([
    { wait: String(MOST_WAIT_SECONDS + 1) },
    { wait: "-1" },
    { wait: "1.5" },
    { wait: "soon" },
    { limit: "0" },
    { limit: String(MOST_CHANGES + 1) },
    { cursor: "1" },
    { since: "2026-11-22" },
  ])("cannot ask for %j", (query) => {
    expect(ChangesQuery.safeParse(query).success).toBe(false);
  });
});

describe("a change", () => {
  const isTaken = (change: object) => Change.safeParse(change).success;

  it("lists a hash, or removes a listing without repeating its hash", () => {
    const removed = { kind: "removed", id, why: "withdrawn" };

    expect(isTaken(listed)).toBe(true);
    expect(isTaken(removed)).toBe(true);
    expect(isTaken({ ...removed, hash: listed.hash })).toBe(false);
  });

  it.each(["revoked", "expired", "withdrawn"])("lists nothing that is %s", (state) => {
    expect(isTaken({ ...listed, state })).toBe(false);
  });

  it("says nothing finer than a day, and nothing of a case", () => {
    expect(isTaken({ ...listed, since: "2026-11-22T10:00:00Z" })).toBe(false);
    expect(isTaken({ ...listed, case: 1 })).toBe(false);
  });
});
