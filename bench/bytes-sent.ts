import { writeFile } from "node:fs/promises";
import path from "node:path";
import { launchBrowser } from "../e2e/browser/launch-browser.ts";
import { type Captured, startCaptureProxy } from "../e2e/network/capture-proxy.ts";
import { practiceForTests } from "../e2e/story/practice-for-tests.ts";
import { choosePictures, sendAndKeep, walkToPictures } from "../e2e/story/walk.ts";
import type { Bench } from "./bench.ts";
import { largePhoto } from "./large-photo.ts";
import { withScratchFolder } from "./scratch-folder.ts";

const PHOTO = 5_000_000; // bytes
const MOST_SENT = 4_000; // bytes

export const bytesSent: Bench = {
  name: "bytes-sent",
  title: "What leaves the device after a 5 MB photo was chosen",
  run: (say) =>
    withScratchFolder(async (folder) => {
      say("making a photo");
      const photo = await largePhoto(PHOTO);
      const file = path.join(folder, "photo.jpg");
      await writeFile(file, photo);

      say("choosing and sending it");
      const { sent, hashedIn } = await sentFor(file);
      const sizes = sent.map((request) => wireBytes(request));
      return {
        figures: [
          {
            what: "bytes sent after choosing a 5 MB photo",
            value: sizes.reduce((sum, size) => sum + size, 0),
            unit: "bytes",
            goal: { kind: "under", limit: MOST_SENT },
            how: `A JPEG of ${(photo.length / 1e6).toFixed(2)} MB and 12 megapixels in Chromium behind a proxy that keeps every request: request lines, headers and bodies of all of them from choosing the photo until the receipt is shown, over HTTP/1.1.`,
          },
          {
            what: "from choosing that photo until it is hashed",
            value: hashedIn / 1_000,
            unit: "seconds",
            how: "The same browser and photo: fetching the decoder, decoding, hashing.",
          },
        ],
        tables: [
          {
            title: "Every request after the photo was chosen",
            columns: [{ name: "request" }, { name: "sent", unit: "bytes" }],
            rows: sent.map((request, at) => [named(request), sizes[at]!]),
          },
        ],
        notes: ["Over HTTPS a handshake and a few bytes for each record are added."],
      };
    }),
};

interface Sent {
  readonly sent: readonly Captured[];
  /** Milliseconds. */
  readonly hashedIn: number;
}

async function sentFor(file: string): Promise<Sent> {
  const copy = await practiceForTests();
  const proxy = await startCaptureProxy("");
  const browser = await launchBrowser({ proxy: { server: proxy.address } });
  try {
    const page = await (await browser.newContext()).newPage();
    await walkToPictures(page, copy.site, "adult");
    await page.waitForLoadState("networkidle");

    const before = proxy.captured.length;
    const chosen = performance.now();
    await choosePictures(page, [file]);
    const hashedIn = performance.now() - chosen;
    await sendAndKeep(page);
    await page.waitForLoadState("networkidle");

    const sent = proxy.captured.slice(before);
    if (before === 0 || !sent.some(({ method }) => method === "POST")) {
      throw new Error("Cannot tell what was sent: the proxy did not see it");
    }
    return { sent, hashedIn };
  } finally {
    await browser.close();
    await proxy.close();
    await copy.stop();
  }
}

/** A request's size on the wire; a proxy is sent the origin as well, which a server is not. */
function wireBytes({ url, bytes }: Captured): number {
  return bytes.length - new URL(url).origin.length;
}

function named({ method, url }: Captured): string {
  return `${method} ${new URL(url).pathname.replace(/-[\w-]{8}(?=\.\w+$)/, "")}`;
}
