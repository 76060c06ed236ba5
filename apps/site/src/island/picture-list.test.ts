import type { PdqHash } from "@holdfast/pdq";
import { describe, expect, it } from "vitest";
import type { HashOutcome } from "./messages.ts";
import {
  areAllLeftOut,
  claimsOf,
  doneCount,
  type Picture,
  readyOnes,
  sayingOf,
  unsentCounts,
  unsentOnes,
  withFiles,
  without,
  withState,
  withWorkResumed,
  withWorkStopped,
} from "./picture-list.ts";

const file = new Blob(["x"]);
const ready = (digit: string): HashOutcome => ({
  kind: "ready",
  hash: digit.repeat(64) as PdqHash,
  quality: 90,
});

function listOf(...outcomes: readonly HashOutcome[]): readonly Picture[] {
  const files = outcomes.map(() => file);
  const { pictures } = withFiles([], files, { most: 30, next: 1 });
  return outcomes.reduce<readonly Picture[]>(
    (list, outcome, index) => withState(list, index + 1, outcome),
    pictures,
  );
}

describe("withFiles", () => {
  it("numbers pictures on from the last one, also after one was removed", () => {
    const { pictures } = withFiles(without(listOf(ready("a"), ready("b")), 2), [file], {
      most: 30,
      next: 3,
    });

    expect(pictures.map(({ number }) => number)).toEqual([1, 3]);
    expect(pictures[1]?.state).toEqual({ kind: "waiting" });
  });

  it("takes as many as fit, and answers which did not", () => {
    const full = withFiles([], Array(31).fill(file), { most: 30, next: 1 });

    expect(full.pictures.length).toBe(30);
    expect(full.over.length).toBe(1);
    expect(withFiles(full.pictures, [file], { most: 30, next: 31 }).over).toEqual([file]);
    expect(withFiles([], [file], { most: 30, next: 1 }).over).toEqual([]);
  });

  it("keeps no place for what will not be sent", () => {
    const pictures = listOf(ready("a"), ready("a"), { kind: "left-out", why: "heic" });
    const { pictures: more, over } = withFiles(pictures, [file, file], { most: 2, next: 4 });

    expect(more.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(over.length).toBe(1);
  });
});

describe("what will be sent", () => {
  it("is each ready hash once, with the list and nothing else", () => {
    const pictures = listOf(
      ready("a"),
      ready("a"),
      { kind: "left-out", why: "too-plain" },
      ready("b"),
    );

    expect(claimsOf(pictures, "under-18")).toEqual([
      { hash: "a".repeat(64), quality: 90, list: "under-18" },
      { hash: "b".repeat(64), quality: 90, list: "under-18" },
    ]);
  });

  it("is said of each picture", () => {
    const pictures = listOf(ready("a"), ready("a"), { kind: "left-out", why: "heic" });

    expect(pictures.map((picture) => sayingOf(pictures, picture))).toEqual([
      "ready",
      "same",
      "heic",
    ]);
  });

  it("passes on to the copy when the first of two is removed", () => {
    const pictures = without(listOf(ready("a"), ready("a")), 1);

    expect(readyOnes(pictures).map(({ number }) => number)).toEqual([2]);
    expect(sayingOf(pictures, pictures[0]!)).toBe("ready");
  });
});

it("doneCount counts what is decided, whatever became of it", () => {
  const pictures = listOf(ready("a"), { kind: "left-out", why: "damaged" });
  const { pictures: more } = withFiles(pictures, [file, file], { most: 30, next: 3 });

  expect(doneCount(withState(more, 3, { kind: "reading" }))).toBe(2);
});

describe("stopping", () => {
  it("keeps everything that was chosen, and what is done, so that work can go on", () => {
    const { pictures } = withFiles(listOf(ready("a")), [file, file], { most: 30, next: 2 });
    const stopped = withWorkStopped(withState(pictures, 2, { kind: "reading" }));

    expect(stopped.map(({ state }) => state.kind)).toEqual(["ready", "stopped", "stopped"]);
    expect(withWorkResumed(stopped).map(({ state }) => state.kind)).toEqual([
      "ready",
      "waiting",
      "waiting",
    ]);
  });
});

it("unsentOnes are those left out, the same as another, or stopped", () => {
  const pictures = listOf(ready("a"), ready("a"), { kind: "left-out", why: "heic" });
  const { pictures: more } = withFiles(pictures, [file], { most: 30, next: 4 });

  expect(unsentOnes(withWorkStopped(more)).map(({ number }) => number)).toEqual([2, 3, 4]);
});

it("areAllLeftOut is true of pictures of which none can be sent", () => {
  const heic: HashOutcome = { kind: "left-out", why: "heic" };

  expect(areAllLeftOut(listOf(heic, heic))).toBe(true);
  expect(areAllLeftOut(listOf(heic, ready("a")))).toBe(false);
  expect(areAllLeftOut([])).toBe(false);
});

it("unsentCounts tells a picture that is there already from one that is left out", () => {
  const pictures = listOf(ready("a"), ready("a"), { kind: "left-out", why: "heic" }, ready("a"));

  expect(unsentCounts(pictures)).toEqual({ alreadyThere: 2, leftOut: 1 });
});
