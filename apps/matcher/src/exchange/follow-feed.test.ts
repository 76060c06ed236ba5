import { expect, it, vi } from "vitest";
import { TooLargeError } from "../engine/require-memory.ts";
import { type Log, SILENT } from "../log.ts";
import { page } from "../testing/listed.ts";
import { type FeedReader, followFeed, type Link } from "./follow-feed.ts";

it.each([
  [new TooLargeError("Cannot make room"), "store-failing"],
  [new TypeError("fetch failed"), "unreachable"],
])("tells a list that cannot be kept from an exchange that is silent: %s", async (error, link) => {
  const stop = new AbortController();
  const links: Link[] = [];
  const reader = {
    client: { changes: async () => ({ kind: "page", page: page() }) },
    engine: {
      whereToRead: () => undefined,
      applyPage: async () => {
        throw error;
      },
    },
  } as unknown as FeedReader;

  const note = (present: Link) => {
    links.push(present);
    stop.abort();
  };
  await followFeed(reader, SILENT, note, stop.signal);

  expect(links).toEqual([link]);
});

it("logs once that a key is refused, however often it tries", async () => {
  const stop = new AbortController();
  const error = vi.fn();
  let tries = 0;
  const reader = {
    client: {
      changes: async () => {
        tries += 1;
        if (tries === 3) stop.abort();
        return { kind: "not-authorised" };
      },
    },
    engine: { whereToRead: () => undefined },
  } as unknown as FeedReader;

  await followFeed(reader, { error } as unknown as Log, () => {}, stop.signal);

  expect(tries).toBe(3);
  expect(error).toHaveBeenCalledOnce();
});
