import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followDecisions } from "./follow-decisions.ts";
import { MatcherClient } from "./matcher-client.ts";
import { PostBook } from "./store/post-book.ts";

const bytes = new Uint8Array([1, 2, 3]);

describe("following the matcher", () => {
  let folder: string;
  let book: PostBook;
  let platformMatcher: Server;
  let following: Promise<void>;
  const stop = new AbortController();

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "board-"));
    book = new PostBook(folder);
    // A matcher that knows no cursor but the first, and lets every upload pass.
    platformMatcher = createServer((request, response) => {
      const isFirst = request.url?.includes("since=0") ?? false;
      request.resume().on("end", () => {
        if (request.method === "POST") {
          response.end(JSON.stringify({ decision: { kind: "pass" } }));
        } else if (isFirst) {
          setTimeout(() => response.end(JSON.stringify({ cursor: "0", decisions: [] })), 50);
        } else {
          response.writeHead(410).end();
        }
      });
    });
    await new Promise<void>((resolve) => platformMatcher.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    stop.abort();
    await following;
    book.close();
    platformMatcher.closeAllConnections();
    await new Promise((resolve) => platformMatcher.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it("shows every post to a matcher that has lost what it remembered", async () => {
    const id = book.add("a cat", bytes, bytes, 1);
    book.follow("7", id, {
      kind: "block",
      list: "adult",
      listing: "5a0c",
      distance: 0,
      because: "own-review",
    });
    const { port } = platformMatcher.address() as AddressInfo;

    following = followDecisions(
      book,
      new MatcherClient(new URL(`http://127.0.0.1:${port}/`)),
      stop.signal,
    );

    await vi.waitFor(() => expect(book.find(id)?.state).toBe("shown"), { timeout: 10_000 });
    expect(book.followedTo()).toBe("0");
  });
});
