import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Decision } from "../post.ts";
import { PostBook } from "./post-book.ts";

const bytes = new Uint8Array([1, 2, 3]);
const hold: Decision = { kind: "hold", list: "under-18", distance: 4, because: "claimed" };

describe("the board's posts", () => {
  let folder: string;
  let book: PostBook;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "board-"));
    book = new PostBook(folder);
  });
  afterEach(() => {
    book.close();
    rmSync(folder, { recursive: true });
  });

  it("wait until they are judged, and then no longer keep the bytes that were posted", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    expect(book.waiting().map((post) => post.id)).toEqual([id]);

    book.judge(id, { kind: "pass" });

    expect(book.find(id)?.state).toBe("shown");
    expect(book.waiting()).toEqual([]);
  });

  it("keep which list a post matched after it was released", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    book.judge(id, hold);

    book.judge(id, { kind: "pass" });

    expect(book.find(id)).toMatchObject({ state: "shown", list: "under-18", distance: 4 });
  });

  it("hold what could not be compared", () => {
    const id = book.add("a wall", bytes, bytes, 1);

    book.judge(id, { kind: "unsure", because: "too-plain" });

    expect(book.find(id)?.state).toBe("held");
  });

  it("go on waiting, bytes and all, while the matcher has no list to ask", () => {
    const id = book.add("a cat", bytes, bytes, 1);

    book.judge(id, { kind: "unsure", because: "unavailable" });

    expect(book.waiting()).toEqual([{ id, original: bytes }]);
  });

  it("do nothing about news that was followed before", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    book.follow("10", id, { kind: "pass" });

    book.follow("9", id, hold);

    expect(book.find(id)?.state).toBe("shown");
    expect(book.followedTo()).toBe("10");
  });

  it("remember how far the matcher was followed, together with what it asked for", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    expect(book.followedTo()).toBe("0");

    book.follow("7", id, { kind: "block", list: "adult", distance: 0, because: "own-review" });
    book.close();
    book = new PostBook(folder);

    expect(book.followedTo()).toBe("7");
    expect(book.find(id)?.state).toBe("stopped");
  });

  it("are all judged again when the matcher has lost what it remembered", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    book.follow("7", id, hold);

    book.startOver();

    expect(book.waiting()).toEqual([{ id, original: bytes }]);
    expect(book.followedTo()).toBe("0");
    expect(book.find(id)?.state).toBe("waiting");
  });

  it("keep a reviewer and a report number", () => {
    const id = book.add("a cat", bytes, bytes, 1);

    book.recordReview(id, "R. Trained", "2026-17");

    expect(book.find(id)).toMatchObject({ reviewer: "R. Trained", reportNumber: "2026-17" });
  });
});
