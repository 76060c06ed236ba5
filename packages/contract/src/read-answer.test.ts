import { describe, expect, it } from "vitest";
import { ChangesPage, OpenCaseRequest, Problem, readAnswer } from "./index.ts";

const id = "0123456789abcdef".repeat(2);
const listed = {
  kind: "listed",
  id,
  algorithm: "pdq",
  hash: "0123456789abcdef".repeat(4),
  list: "adult",
  state: "claimed",
  grounds: "none",
  own: "none",
  since: "2026-11-22",
};
const removed = { kind: "removed", id, why: "withdrawn" };
const page = { changes: [listed, removed], cursor: id, more: false };

describe("an answer of a later version", () => {
  it("is read without what was added, wherever that is", () => {
    const later = {
      ...page,
      changes: [
        { ...listed, views: [{ left: 1 }] },
        { ...removed, by: null },
      ],
      until: "tomorrow",
    };
    const sent = JSON.stringify(later);

    expect(readAnswer(ChangesPage, later)).toEqual(page);
    expect(JSON.stringify(later)).toBe(sent);
  });

  it("is read when it is a problem with RFC 9457's further members", () => {
    const problem = { type: "https://holdfast.invalid/problems/busy", title: "Busy", status: 429 };

    expect(readAnswer(Problem, { ...problem, detail: "x", instance: "/1" })).toEqual(problem);
  });

  it.each([
    [{ ...page, cursor: undefined, until: 1 }],
    [{ ...page, changes: [{ ...listed, hash: "short", views: [] }] }],
    [{ ...page, changes: [{ ...removed, kind: "moved" }] }],
    [undefined],
    ["<html>"],
    [[page]],
  ])("is not read when something known has another form: %j", (body) => {
    expect(readAnswer(ChangesPage, body)).toBeUndefined();
  });
});

it("a request with a field that is not known is refused all the same", () => {
  const claim = { hash: listed.hash, quality: 80, list: "adult" };

  expect(OpenCaseRequest.safeParse({ key: id, claims: [claim] }).success).toBe(true);
  expect(OpenCaseRequest.safeParse({ key: id, claims: [claim], note: "" }).success).toBe(false);
});
