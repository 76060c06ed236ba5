import { cpSync, existsSync, utimesSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { hammingDistance } from "@holdfast/pdq";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEY, startFeedServer } from "../testing/feed-server.ts";
import { hidingJpeg } from "../testing/hiding-jpeg.ts";
import { bothHashes, largeJpeg } from "../testing/large-jpeg.contract.ts";
import { listed, listingId } from "../testing/listed.ts";
import { asideOfBoth } from "../testing/made-up-hash.ts";
import { photoVector } from "../testing/photo-vector.ts";
import { runCommand } from "../testing/run-command.ts";
import { type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));
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

let place: ScanPlace;

beforeEach(async () => {
  place = await scanPlace();
});

afterEach(() => place.close());

function refuseForFullDisk(): never {
  throw Object.assign(new Error("write"), { code: "ENOSPC" });
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
    await place.run(["sync", "--once"]);
    for (const [name, content] of HOSTILE) place.file(`photos/${name}`, content);
    cpSync(IMAGES, path.join(place.home, "photos", "images"), { recursive: true });

    const { code, out, said } = await place.run([
      "scan",
      "--json",
      path.join(place.home, "photos"),
    ]);

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
    await place.run(["sync", "--once"]);
    const scan = ["scan", "--json", "--all", IMAGES];
    const whole = (await place.run(scan)).out;

    for (const lines of [1, 5, whole.length - 1]) {
      let written = 0;
      const first = await place.run(scan, (_, stop) => {
        written += 1;
        if (written === lines) stop.abort();
      });
      const second = await place.run(scan);

      expect(first.code).toBe(130);
      expect(second.code).toBe(1);
      expect([...first.out, ...second.out]).toEqual(whole);
      expect(second.said).toContain("14 files, 8 matched");
    }
  });

  it.each([
    ["the reader of the results has gone", () => false, 130],
    ["the disk is full", refuseForFullDisk, 4],
  ])("leaves out nothing afterwards when %s", async (_, refuse, code) => {
    await place.run(["sync", "--once"]);
    const scan = ["scan", "--json", "--all", IMAGES];
    const whole = (await place.run(scan)).out;

    let written = 0;
    const first = await place.run(scan, () => {
      written += 1;
      return written === 5 ? refuse() : true;
    });
    const second = await place.run(scan);

    expect(first.code).toBe(code);
    expect(first.out).toHaveLength(4);
    expect([...first.out, ...second.out]).toEqual(whole);
  });

  it("says that lines may be lost when the reader of the results has gone, and how to have them again", async () => {
    await place.run(["sync", "--once"]);
    const photo = path.join(IMAGES, "q0122.jpg");
    const sent = Readable.from([Buffer.from(`${photo}\n`)]);

    const gone = await place.run(["scan", "--all", IMAGES], () => false);
    const head = await place.run(["scan", "--table", "--fresh", photo], () => false);
    const pipe = await place.run(["scan", "--all", "--files", "-"], () => false, sent);
    const stopped = await place.run(["scan", "--all", "--fresh", IMAGES], (_, stop) =>
      stop.abort(),
    );

    expect([gone.code, head.code, pipe.code, stopped.code]).toEqual([130, 130, 130, 130]);
    expect(gone.said).toMatch(/lost in the pipe\. --fresh gives them all again\.$/);
    expect(head.said).toContain("lost in the pipe");
    expect(pipe.said).toMatch(/cannot be resumed\.\n.*lost in the pipe\.$/);
    expect(stopped.said).not.toContain("lost");
  });

  it("asks about little more once it is stopped", async () => {
    await place.run(["sync", "--once"]);
    const often = Array.from({ length: 30 }, () => IMAGES);

    const { out } = await place.run(["scan", "--all", ...often], (_, stop) => stop.abort());

    expect(out.length).toBeLessThan(30 * 14);
  });

  it("begins anew when asked to, and keeps no state once it is done", async () => {
    await place.run(["sync", "--once"]);
    const state = path.join(place.home, "state.json");
    const scan = ["scan", "--all", "--state", state, IMAGES];
    await place.run(scan, (_, stop) => stop.abort());
    const wasKept = existsSync(state);

    const { out } = await place.run([...scan, "--fresh"]);

    expect(wasKept).toBe(true);
    expect(out).toHaveLength(14);
    expect(existsSync(state)).toBe(false);
  });

  it("says, going on in a folder, how long it rested and that what was added is not seen", async () => {
    const photo = photoVector("pdq/images/shrink-a-lot.jpg");
    for (let at = 10; at < 40; at++) place.file(`a/${at}.jpg`, photo);
    const folder = path.join(place.home, "a");
    const list = place.file("list.txt", `${path.join(folder, "10.jpg")}\n`.repeat(30));
    await place.run(["sync", "--once"]);
    const state = path.join(place.home, "state.json");
    const scan = ["scan", "--json", "--all", "--state", state];
    const stopSoon = (_: string, stop: AbortController) => stop.abort();
    const threeHoursAgo = Date.now() / 1_000 - 3 * 3_600 - 60;

    const first = await place.run([...scan, folder], stopSoon);
    utimesSync(state, threeHoursAgo, threeHoursAgo);
    place.file("a/00.jpg", photo);
    const second = await place.run([...scan, folder]);
    await place.run([...scan, "--files", list], stopSoon);
    const ofList = await place.run([...scan, "--files", list]);

    const seen = [...first.out, ...second.out].map((line) => path.basename(JSON.parse(line).file));
    expect(seen).not.toContain("00.jpg");
    expect(second.said).toMatch(/^Going on after \d+ files?, 3 h 1 min later; --fresh also sees /m);
    expect(ofList.said).toMatch(/^Going on after \d+ files?$/m);
  });

  it("refuses to keep its state where no folder is, and makes none", async () => {
    await place.run(["sync", "--once"]);
    const missing = path.join(place.home, "missing");

    const { code, said } = await place.run(["scan", "--state", path.join(missing, "a"), IMAGES]);

    expect(code).toBe(2);
    expect(said).toMatch(/its folder is not there$/);
    expect(existsSync(missing)).toBe(false);
  });

  it("speaks of one file as of one", async () => {
    await place.run(["sync", "--once"]);

    const { said } = await place.run(["scan", path.join(IMAGES, COPIES[1]!)]);

    expect(said).toMatch(/^1 file, 1 matched, 0 could not be read; /);
  });

  it("refuses a state of another folder, a state that is none, and a folder that is none", async () => {
    await place.run(["sync", "--once"]);
    const state = path.join(place.home, "state.json");
    await place.run(["scan", "--all", "--state", state, IMAGES], (_, stop) => stop.abort());

    expect((await place.run(["scan", "--state", state, place.home])).code).toBe(2);
    expect((await place.run(["scan", "--state", place.file("odd.json", "{"), IMAGES])).code).toBe(
      2,
    );
    expect((await place.run(["scan", path.join(place.home, "nowhere")])).code).toBe(2);
  });

  it("judges a large JPEG by its exact hash, the one that `hash` prints", async () => {
    const file = await largeJpeg();
    const { reduced, exact } = await bothHashes(file);
    const [rough, whole] = [reduced.hashes.original, exact.hashes.original];
    place.publish(listed(2, asideOfBoth(whole, rough, 31)));
    await place.run(["sync", "--once"]);
    const large = place.file("large.jpg", file);

    const [found] = (await place.run(["scan", "--json", "--all", large])).out;
    const [shown] = (await place.run(["hash", "--json", large])).out;

    expect(hammingDistance(rough, asideOfBoth(whole, rough, 31))).toBeGreaterThan(31);
    expect(JSON.parse(found!).decision).toMatchObject({ listing: listingId(2), distance: 31 });
    expect(JSON.parse(shown!).hash).toBe(whole);
  });

  it("finds with --exact what was built to look other in part than as a whole", async () => {
    const hiding = hidingJpeg();
    place.publish(listed(2, (await bothHashes(hiding)).exact.hashes.original));
    await place.run(["sync", "--once"]);
    const file = place.file("hiding.jpg", hiding);

    const quick = await place.run(["scan", file]);
    const exact = await place.run(["scan", "--json", "--exact", file]);

    expect(quick.code).toBe(0);
    expect(exact.code).toBe(1);
    expect(JSON.parse(exact.out[0]!).decision).toMatchObject({
      listing: listingId(2),
      distance: 0,
    });
  });

  it.each([
    ["with --exact", ["--exact"], []],
    ["without --exact", [], ["--exact"]],
  ])(
    "begun %s is not resumed otherwise, and begins anew when asked to",
    async (_, begun, other) => {
      await place.run(["sync", "--once"]);
      const scan = ["scan", "--json", "--all", IMAGES];
      const stopped = await place.run([...scan, ...begun], (_, stop) => stop.abort());

      const mixed = await place.run([...scan, ...other]);
      const same = await place.run([...scan, ...begun], (_, stop) => stop.abort());
      const fresh = await place.run([...scan, ...other, "--fresh"]);

      expect([stopped.code, mixed.code, same.code, fresh.code]).toEqual([130, 2, 130, 1]);
      expect(mixed.out).toEqual([]);
      expect(mixed.said).toContain("--exact");
      expect(same.said).toContain("Going on after");
      expect(fresh.out).toHaveLength(14);
    },
  );

  it("says that a list on which nothing is yet can match nothing", async () => {
    const exchange = await startFeedServer();
    const settings = {
      HOLDFAST_MATCH_DATA: path.join(place.home, "empty"),
      HOLDFAST_MATCH_EXCHANGE: exchange.url,
      HOLDFAST_MATCH_KEY: KEY,
    };
    await runCommand(["sync", "--once"], settings);
    await exchange.close();

    const empty = await runCommand(["scan", place.file("a.txt", "text")], settings);
    await place.run(["sync", "--once"]);
    const filled = await place.run(["scan", place.file("a.txt", "text")]);

    expect(empty.said).toContain("The list is empty");
    expect(filled.said).not.toContain("The list is empty");
  });

  it("says, however often it goes on, that its beginning was judged by an older list", async () => {
    // So many that a run which is stopped, and ends what it has begun, never comes to the last.
    const photo = photoVector("pdq/images/shrink-a-lot.jpg");
    for (let at = 10; at < 70; at++) place.file(`many/${at}.jpg`, photo);
    await place.run(["sync", "--once"]);
    const scan = ["scan", "--all", path.dirname(place.file("many/0.jpg", photo))];
    const stopSoon = (_: string, stop: AbortController) => stop.abort();
    await place.run(scan, stopSoon);
    await place.run(["sync", "--once"]);
    const same = await place.run(scan, stopSoon);
    place.publish(listed(2, asideOfBoth(place.hash, place.hash, 100)));
    await place.run(["sync", "--once"]);

    const changed = await place.run(scan, stopSoon);
    const again = await place.run(scan, stopSoon);
    const fresh = await place.run([...scan, "--fresh"], stopSoon);
    const after = await place.run(scan);

    expect(same.said).toContain("Going on after");
    const areWarned = [same, changed, again, fresh, after].map(({ said }) =>
      said.includes("judged by an older list; --fresh"),
    );
    expect(areWarned).toEqual([false, true, true, false, false]);
  });

  it("says that there is no list to ask", async () => {
    expect((await place.run(["scan", IMAGES])).code).toBe(4);
  });
});
