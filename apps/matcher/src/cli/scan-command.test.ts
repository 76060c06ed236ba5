import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FeedServer, KEY, startFeedServer } from "../testing/feed-server.ts";
import { listed, listingId } from "../testing/listed.ts";
import { claimFor, photoVector } from "../testing/photo-vector.ts";
import { type Ran, runCommand } from "../testing/run-command.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));
const LISTED = "aaa-orig.jpg";
/** Copies of the listed photo among `IMAGES`: blurred, shrunk, squeezed, re-encoded. */
const COPIES = [
  "1.png",
  "aaa-orig.jpg",
  "blur-a-lot.jpg",
  "shrink-a-little.jpg",
  "shrink-a-lot.jpg",
  "square-128x128.jpg",
  "square-256x256.jpg",
  "square-512x512.jpg",
];

let home: string;
let exchange: FeedServer;

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  exchange = await startFeedServer();
  exchange.publish(listed(1, await claimFor(photoVector(`pdq/images/${LISTED}`))));
});

afterEach(async () => {
  await exchange.close();
  rmSync(home, { recursive: true });
});

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onOut?: Parameters<typeof runCommand>[2],
): Promise<Ran> {
  const settings = {
    HOLDFAST_MATCH_DATA: path.join(home, "data"),
    HOLDFAST_MATCH_EXCHANGE: exchange.url,
    HOLDFAST_MATCH_KEY: KEY,
    HOLDFAST_MATCH_WORKERS: "2",
  };
  return runCommand(args, { ...settings, ...env }, onOut);
}

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(home, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

describe("scan", () => {
  const HOSTILE: readonly (readonly [string, string | Uint8Array])[] = [
    ["empty.jpg", ""],
    ["half.jpg", photoVector("pdq/images/q0122.jpg").subarray(0, 3_000)],
    ["text.png", "this is no picture"],
    ["huge.avif", photoVector("media/too-large.avif")],
    ["phone.heic", photoVector("media/other.heic")],
    ["deep/er/copy of it.jpg", photoVector("pdq/images/shrink-a-lot.jpg")],
  ];

  it("finds every copy below a folder, and no bad file stops it", async () => {
    await run(["sync", "--once"]);
    for (const [name, content] of HOSTILE) file(`photos/${name}`, content);
    cpSync(IMAGES, path.join(home, "photos", "images"), { recursive: true });

    const { code, out, said } = await run(["scan", "--json", path.join(home, "photos")]);

    const found = out.map((line) => JSON.parse(line));
    const held = found.filter(({ decision }) => decision.kind === "hold");
    expect(held.map(({ file }) => path.basename(file)).sort()).toEqual(
      [...COPIES, "copy of it.jpg"].sort(),
    );
    expect(held[0].decision).toMatchObject({ listing: listingId(1) });
    expect(
      found
        .filter(({ decision }) => decision.because === "unreadable")
        .map(({ file, decision }) => `${path.basename(file)} ${decision.why}`)
        .sort(),
    ).toEqual(["half.jpg damaged", "huge.avif too-large", "phone.heic not-yet"]);
    expect(code).toBe(1);
    expect(said).toContain("20 files, 9 matched, 3 could not be read");
  });

  it("stopped anywhere, goes on where it was and comes to the same end", async () => {
    await run(["sync", "--once"]);
    const scan = ["scan", "--json", "--all", IMAGES];
    const whole = (await run(scan)).out;

    for (const lines of [1, 5, whole.length - 1]) {
      let written = 0;
      const first = await run(scan, {}, (_, stop) => {
        written += 1;
        if (written === lines) stop.abort();
      });
      const second = await run(scan);

      expect(first.code).toBe(130);
      expect(second.code).toBe(1);
      expect([...first.out, ...second.out]).toEqual(whole);
      expect(second.said).toContain("14 files, 8 matched");
    }
  });

  it("begins anew when asked to, and keeps no state once it is done", async () => {
    await run(["sync", "--once"]);
    const state = path.join(home, "state.json");
    const scan = ["scan", "--all", "--state", state, IMAGES];
    await run(scan, {}, (_, stop) => stop.abort());
    const wasKept = existsSync(state);

    const { out } = await run([...scan, "--fresh"]);

    expect(wasKept).toBe(true);
    expect(out).toHaveLength(14);
    expect(existsSync(state)).toBe(false);
  });

  it("refuses a state of another folder, a state that is none, and a folder that is none", async () => {
    await run(["sync", "--once"]);
    const state = path.join(home, "state.json");
    await run(["scan", "--all", "--state", state, IMAGES], {}, (_, stop) => stop.abort());

    expect((await run(["scan", "--state", state, home])).code).toBe(2);
    expect((await run(["scan", "--state", file("odd.json", "{"), IMAGES])).code).toBe(2);
    expect((await run(["scan", path.join(home, "nowhere")])).code).toBe(2);
  });

  it("says that there is no list to ask", async () => {
    expect((await run(["scan", IMAGES])).code).toBe(4);
  });
});
