import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Decision } from "../post.ts";
import { PostBook } from "./post-book.ts";

const bytes = new Uint8Array([1, 2, 3]);
const matched = { listing: "5a0c", distance: 4 } as const;
const hold: Decision = { kind: "hold", list: "under-18", because: "claimed", ...matched };

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

    expect(book.find(id)).toMatchObject({ state: "shown", list: "under-18", ...matched });
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

    book.follow("7", id, { kind: "block", list: "adult", because: "own-review", ...matched });
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

  it("keep everyone who looked, whatever is written down after", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    const first = { at: 5, reviewer: "Sam", verdict: "intimate", reportNumber: "R-1" } as const;
    const second = { at: 6, reviewer: "Kim", verdict: "unsure", reportNumber: undefined } as const;

    book.recordReview(id, first);
    book.recordReview(id, second);

    expect(book.find(id)?.reviews).toEqual([first, second]);
    const db = new DatabaseSync(path.join(folder, "board.sqlite"));
    expect(() => db.exec("DELETE FROM review")).toThrow("kept");
    expect(() => db.exec("UPDATE review SET reviewer = 'Kim'")).toThrow("kept");
    db.close();
  });

  it("have another revision after whatever a moderator should see first, and only then", () => {
    const id = book.add("a cat", bytes, bytes, 1);
    const revisions = [
      () => book.judge(id, hold),
      () => book.judge(id, hold),
      () => book.markList([id], "under-18"),
      () => book.markList([id], "adult"),
      () => book.startOver(),
    ].map((step) => {
      step();
      return book.find(id)?.revision;
    });

    expect(revisions).toEqual([1, 1, 1, 2, 3]);
  });

  it("keep the reviewer of a book of the first version", () => {
    book.close();
    const file = path.join(folder, "board.sqlite");
    rmSync(file);
    const db = new DatabaseSync(file);
    db.exec(`CREATE TABLE post (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL,
        photo BLOB NOT NULL, original BLOB, state TEXT NOT NULL, list TEXT, distance INTEGER,
        because TEXT, reviewer TEXT, report_number TEXT, posted_at INTEGER NOT NULL) STRICT;
      INSERT INTO post (title, photo, state, list, reviewer, report_number, posted_at)
        VALUES ('a cat', x'01', 'stopped', 'under-18', 'Sam', 'R-1', 1)`);
    db.close();

    book = new PostBook(folder);

    const reviews = [{ reviewer: "Sam", reportNumber: "R-1" }];
    expect(book.find(1)).toMatchObject({ state: "stopped", revision: 0, reviews });
  });
});
