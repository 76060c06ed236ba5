import { expect, it } from "vitest";
import { uncheckedEntries } from "./unchecked-entries.mjs";

const now = Date.parse("2027-11-23T12:00:00Z");
const entry = (id: string, seenOn: string, confirmed = true) => ({
  id,
  seenOn,
  confirmed,
  country: "GB",
  name: "A line",
  source: "https://example.org",
});
const idsOf = (entries: ReturnType<typeof entry>[], olderThanDays = 365) =>
  uncheckedEntries({ entries }, { now, olderThanDays }).map(({ id }) => id);

it("lists what was last checked more than a year ago, the oldest first", () => {
  const entries = [
    entry("fresh", "2027-11-22"),
    entry("a-year", "2026-11-23"),
    entry("over", "2026-11-22"),
    entry("oldest", "2020-01-01"),
  ];

  expect(idsOf(entries)).toEqual(["oldest", "over"]);
});

it("takes another limit, and leaves out what nobody is shown", () => {
  const entries = [entry("fresh", "2027-11-20"), entry("hidden", "2020-01-01", false)];

  expect(idsOf(entries)).toEqual([]);
  expect(idsOf(entries, 2)).toEqual(["fresh"]);
});
