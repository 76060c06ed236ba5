import { expect, it } from "vitest";
import { TooLargeError } from "../engine/require-memory.ts";
import { SILENT } from "../log.ts";
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
