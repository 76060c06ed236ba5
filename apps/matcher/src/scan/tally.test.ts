import { expect, it } from "vitest";
import { unreadable } from "../engine/answer.ts";
import { malformed } from "./found.ts";
import { countFound, NOTHING } from "./tally.ts";

it("counts a folder that cannot be listed as unreadable, and as no file", () => {
  const item = { kind: "closed-folder", path: "a", after: "0/a/" } as const;

  expect(countFound(NOTHING, { item, decision: unreadable("no-access") })).toEqual({
    judged: 0,
    matches: 0,
    unreadable: 1,
    links: 0,
  });
});

it("counts a line that cannot be used, and no file that is not a picture, as unreadable", () => {
  const line = { kind: "malformed", line: 1, why: "not-json", after: "2:1" } as const;
  const file = { kind: "file", path: "a.txt", after: "0/a.txt" } as const;

  const one = countFound(NOTHING, { item: line, decision: malformed("not-json") });
  const two = countFound(one, { item: file, decision: unreadable("not-a-picture") });

  expect(two).toEqual({ judged: 2, matches: 0, unreadable: 1, links: 0 });
});
