import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { choosePictures, samplePhoto, walkToPictures } from "../e2e/story/walk.ts";
import type { Bench } from "./bench.ts";
import { meterNetwork, sumOfBodies, type Transfer } from "./browser/network-meter.ts";
import { withPracticeCopy } from "./browser/with-practice-copy.ts";

const MOST_SCRIPT = 60_000; // bytes

export const takeDownScript: Bench = {
  name: "take-down-script",
  title: "What the take-down page loads",
  run: () =>
    withPracticeCopy(async ({ site }, browser) => {
      const page = await (await browser.newContext()).newPage();
      const meter = await meterNetwork(page);
      let before: readonly Transfer[] = [];
      await walkToPictures(page, site, "adult", async () => {
        before = await meter.take();
      });
      await choosePictures(page, [samplePhoto("cat")]);
      const after = [...(await meter.take()), await askFor(new URL("worker/hash.js", site))];

      return {
        figures: [
          {
            what: "take-down page before a file is chosen, script",
            value: sumOfBodies(before, "Script"),
            unit: "bytes",
            goal: { kind: "under", limit: MOST_SCRIPT },
            how: "Bodies of every script that the page with the file chooser has fetched by the time it is quiet, as transferred to Chromium without a cache.",
          },
        ],
        tables: [
          table("Before a file is chosen", before),
          table("After a JPEG was chosen, in addition", after),
        ],
        notes: [
          "The decoder of a format comes when the first picture of that format is chosen. The worker comes with the first picture; the browser does not tell its page of it, so it was asked for apart.",
        ],
      };
    }),
};

/** Asks for a file as a browser would. */
async function askFor(url: URL): Promise<Transfer> {
  const asked = get(url, { headers: { "accept-encoding": "gzip, deflate, br, zstd" } });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  let body = 0;
  for await (const part of answer) body += (part as Buffer).length;
  // A status line, and for each header its name, its value and four bytes around them.
  const head = answer.rawHeaders.reduce(
    (sum, part) => sum + part.length + 2,
    "HTTP/1.1 200 OK".length,
  );
  return {
    url: url.href,
    type: "Worker",
    all: head + body + 4,
    body,
    encoding: answer.headers["content-encoding"] ?? "none",
  };
}

function table(title: string, transfers: readonly Transfer[]) {
  return {
    title,
    columns: [
      { name: "file" },
      { name: "kind" },
      { name: "sent as" },
      { name: "body", unit: "bytes" },
      { name: "with headers", unit: "bytes" },
    ],
    rows: transfers.map(({ url, type, encoding, body, all }) => [
      new URL(url).pathname.replace(/-[\w-]{8}(?=\.\w+$)/, ""),
      type,
      encoding === "none" ? "plain" : encoding,
      body,
      all,
    ]),
  } as const;
}
