import { describe, expect, it } from "vitest";
import { entryForTests } from "./entry-for-tests.ts";
import { talkLinesOpenNow } from "./talk-lines.ts";

const now = Date.parse("2026-11-23T02:00Z");
const idsOf = (lines: readonly { readonly entry: { readonly id: string } }[]) =>
  lines.map(({ entry }) => entry.id);

describe("talkLinesOpenNow", () => {
  it("leaves out what is closed, what has unknown hours, and what is not for a young person", () => {
    const lines = talkLinesOpenNow(
      [
        entryForTests({ id: "open", alwaysOpen: true }),
        entryForTests({ id: "closed", open: [{ days: ["mon"], from: "09:00", to: "17:00" }] }),
        entryForTests({ id: "unknown", alwaysOpen: null }),
        entryForTests({ id: "adults", alwaysOpen: true, audience: "adult" }),
        entryForTests({ id: "schools", alwaysOpen: true, audience: "school" }),
        entryForTests({ id: "own", alwaysOpen: true, says: ["own-behaviour"] }),
        entryForTests({ id: "police", alwaysOpen: true, kind: "police" }),
      ],
      ["Etc/UTC"],
      now,
    );

    expect(idsOf(lines)).toEqual(["open"]);
  });

  it("finds text and chat for someone who cannot talk", () => {
    const lines = talkLinesOpenNow(
      [
        entryForTests({ id: "phone", alwaysOpen: true }),
        entryForTests({ id: "text", alwaysOpen: true, sms: "85258" }),
      ],
      [],
      now,
      new Set(["text", "chat"]),
    );

    expect(lines.map(({ entry, ways }) => [entry.id, [...ways]])).toEqual([["text", ["text"]]]);
  });

  it("puts lines for the whole country before those for a part, then by how well they fit", () => {
    const always = { alwaysOpen: true } as const;
    const lines = talkLinesOpenNow(
      [
        entryForTests({ ...always, id: "part", place: "The North", says: ["young"] }),
        entryForTests({ ...always, id: "other", says: ["protects"] }),
        entryForTests({ ...always, id: "anyone", says: ["listen"] }),
        entryForTests({ ...always, id: "young", says: ["young"] }),
      ],
      [],
      now,
    );

    expect(idsOf(lines)).toEqual(["young", "anyone", "other", "part"]);
  });
});
