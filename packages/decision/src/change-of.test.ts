import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, changeOf, standingAfter } from "./change-of.ts";
import type { Decision } from "./decide.ts";

const of = (listing: string, list: "adult" | "under-18" = "adult") =>
  ({ list, listing, distance: 4 }) as const;

const held: Decision = { kind: "hold", because: "claimed", ...of("a") };
const heldByOther: Decision = { kind: "hold", because: "disputed", ...of("b") };
const heldUnder18: Decision = { kind: "hold", because: "claimed", ...of("a", "under-18") };
const blocked: Decision = { kind: "block", because: "own-review", ...of("a") };
const blockedUnder18: Decision = { kind: "block", because: "own-review", ...of("a", "under-18") };
const outOfContact: Decision = { kind: "hold", because: "contact-lost", ...of("a") };
const heldUnjudged: Decision = { kind: "hold", because: "unavailable" };
const passed: Decision = { kind: "pass" };
const plain: Decision = { kind: "unsure", because: "too-plain" };
const stale: Decision = { kind: "unsure", because: "stale" };
const unavailable: Decision = { kind: "unsure", because: "unavailable" };
const paused: Decision = { kind: "unsure", because: "paused", listings: ["z", "a"] };
const otherPaused: Decision = { kind: "unsure", because: "paused", listings: ["b"] };

const ALL = {
  held,
  heldByOther,
  heldUnder18,
  blocked,
  blockedUnder18,
  outOfContact,
  heldUnjudged,
  passed,
  plain,
  stale,
  unavailable,
  paused,
  otherPaused,
};

/** Rows: what stood. Columns: the new judgement. Cells: what the platform is told. */
const TABLE = `
before          held    heldByOther  heldUnder18  blocked  blockedUnder18  outOfContact  heldUnjudged  passed   plain    stale  unavailable  paused   otherPaused
undefined       hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
held            none    none         hold         block    block           none          none          release  release  none   none         none     release
heldByOther     none    none         hold         block    block           none          none          release  release  none   none         release  none
heldUnder18     hold    hold         none         block    block           hold          none          release  release  none   none         none     release
blocked         hold    hold         hold         none     block           none          none          release  release  none   none         none     release
blockedUnder18  hold    hold         hold         block    none            hold          none          release  release  none   none         none     release
outOfContact    none    none         hold         block    block           none          none          release  release  none   none         none     release
heldUnjudged    hold    hold         hold         block    block           hold          none          release  release  none   none         release  release
passed          hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
plain           hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
stale           hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
unavailable     hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
paused          hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
otherPaused     hold    hold         hold         block    block           hold          hold          none     none     none   none         none     none
`;

const [[, ...columns] = [], ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.split(/\s+/));

const named = (name: string) => ALL[name as keyof typeof ALL] as Decision | undefined;

describe("changeOf", () => {
  it("has a row and a column for every decision", () => {
    expect(columns).toEqual(Object.keys(ALL));
    expect(rows.map(([before]) => before)).toEqual(["undefined", ...Object.keys(ALL)]);
  });

  for (const [before = "", ...cells] of rows) {
    it(`tells the platform what the table says: ${before} before`, () => {
      const changes = columns.map((after) => changeOf(named(before), named(after) as Decision));

      expect(changes).toEqual(cells);
    });
  }
});

describe("an upload that is judged again and again", () => {
  /** What the platform was told last, and the decision remembered, after these judgements. */
  function live(judgements: readonly Decision[]) {
    let standing: Decision | undefined;
    let told: Exclude<Change, "none"> = "release";
    for (const after of judgements) {
      const change = changeOf(standing, after);
      if (change !== "none") told = change;
      standing = standingAfter(standing, after);
    }
    return { told, standing };
  }

  it("is released by a withdrawal that follows a silence", () => {
    expect(live([held, stale, unavailable]).told).toBe("hold");
    expect(live([held, stale, unavailable, passed]).told).toBe("release");
  });

  it("stays blocked while contact is lost, and is held once the listing is disputed", () => {
    expect(live([blocked, outOfContact, stale, outOfContact, blocked]).told).toBe("block");
    expect(live([blocked, outOfContact, held]).told).toBe("hold");
  });

  it("is only held once the listing it was blocked for has gone, while contact is lost", () => {
    const heldForOther: Decision = { kind: "hold", because: "contact-lost", ...of("b") };

    expect(live([blocked, outOfContact]).told).toBe("block");
    expect(live([blocked, heldForOther]).told).toBe("hold");
  });

  it("is released by the withdrawal of its listing although another one is paused", () => {
    expect(live([held, paused]).told).toBe("hold");
    expect(live([held, otherPaused]).told).toBe("release");
  });

  it("always leaves the platform with the action of the decision remembered", () => {
    const judgement = fc.constantFrom(...Object.values(ALL));

    fc.assert(
      fc.property(fc.array(judgement, { minLength: 1, maxLength: 12 }), (judgements) => {
        const { told, standing } = live(judgements);

        const isActedOn = standing?.kind === "hold" || standing?.kind === "block";
        expect(told).toBe(isActedOn ? standing.kind : "release");
      }),
    );
  });
});
