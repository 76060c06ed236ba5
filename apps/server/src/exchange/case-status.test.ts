import { CaseStatus } from "@holdfast/contract";
import { type CaseClaim, type CaseRecord, DAY, DEFAULT_POLICY } from "@holdfast/hash-list";
import { describe, expect, it } from "vitest";
import { caseStatusOf, type StatusTerms } from "./case-status.ts";

const opened = Date.UTC(2026, 0, 10, 9);
const evening = Date.UTC(2026, 0, 10, 23, 59, 59, 999);
const year = DEFAULT_POLICY.adultTerm;

const claim: CaseClaim = {
  number: 1,
  addedAt: opened,
  renewedAt: opened,
  withdrawnAt: undefined,
  list: "adult",
  gate: "open",
  sightedAt: undefined,
};

function statusOf(record: Partial<CaseRecord>, terms: Partial<StatusTerms> = {}) {
  const status = caseStatusOf(
    { openedAt: opened, withdrawnAt: undefined, claims: [claim], sightings: [], ...record },
    { now: evening, policy: DEFAULT_POLICY, practice: false, sentTo: ["Board"], ...terms },
  );
  return CaseStatus.parse(status);
}

describe("what a participant did", () => {
  const sightings = [{ participant: "Board", action: "held" as const, at: opened + 1 }];
  const result = { participant: "Board", action: "held", on: "2026-01-10" };

  it("shows from the next UTC day on", () => {
    expect(statusOf({ sightings }).results).toEqual([]);
    expect(statusOf({ sightings }, { now: evening + 1 }).results).toEqual([result]);
  });

  it("shows at once in a practice copy, which says so", () => {
    const status = statusOf({ sightings }, { practice: true });

    expect(status.results).toEqual([result]);
    expect(status.resultsShown).toBe("at-once");
  });

  it("is one line a day, newest day first", () => {
    const twice = [...sightings, ...sightings, { ...sightings[0]!, at: opened + DAY }];

    const { results } = statusOf({ sightings: twice }, { now: opened + 5 * DAY });

    expect(results.map(({ on }) => on)).toEqual(["2026-01-11", "2026-01-10"]);
  });

  it("does not show earlier through the date until which the picture is protected", () => {
    const claims = [{ ...claim, sightedAt: opened + 1 }];

    expect(statusOf({ claims }).protectedUntil).toBe("2027-01-10");
    expect(statusOf({ claims }, { now: evening + 1 }).protectedUntil).toBeUndefined();
  });
});

describe("the state of a case and its pictures", () => {
  it("is live until the earliest adult picture's date", () => {
    const later = { ...claim, number: 2, renewedAt: opened + 30 * DAY };

    const status = statusOf({ claims: [later, claim] });

    expect(status).toMatchObject({ state: "live", protectedUntil: "2027-01-10" });
  });

  it("has no such date when only under-18 pictures are live", () => {
    const status = statusOf(
      { claims: [{ ...claim, list: "under-18" }] },
      { now: opened + 2 * year },
    );

    expect(status.state).toBe("live");
    expect(status.protectedUntil).toBeUndefined();
  });

  it("is lapsed to the millisecond", () => {
    expect(statusOf({}, { now: opened + year - 1 }).photos[0]?.state).toBe("protected");
    expect(statusOf({}, { now: opened + year })).toMatchObject({
      state: "lapsed",
      photos: [{ state: "lapsed" }],
    });
  });

  it("tells a picture that is too plain and one on the allow list alike", () => {
    const [plain, allowed] = (["too-plain", "allow-listed"] as const).map((gate) =>
      statusOf({ claims: [{ ...claim, gate }] }),
    );

    expect(plain).toEqual(allowed);
    expect(plain?.photos[0]?.state).toBe("too-plain");
  });

  it("is withdrawn with all its pictures", () => {
    const withdrawnAt = opened + 5;

    const status = statusOf({ withdrawnAt, claims: [{ ...claim, withdrawnAt }] });

    expect(status).toMatchObject({ state: "withdrawn", photos: [{ state: "withdrawn" }] });
  });
});
