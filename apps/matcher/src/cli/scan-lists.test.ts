import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listingId } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { photoVector } from "../testing/photo-vector.ts";
import { LISTED, type ScanPlace, scanPlace } from "../testing/scan-place.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));
const isWindows = process.platform === "win32";
/** May read everything, whatever its mode says. */
const isRoot = process.getuid?.() === 0;

let place: ScanPlace;

beforeEach(async () => {
  place = await scanPlace();
  await place.run(["sync", "--once"]);
});

afterEach(() => place.close());

/** Runs a scan that is stopped after each number of lines in turn, and each time once more. */
async function everyStop(scan: readonly string[]) {
  const whole = (await place.run(scan)).out;
  const joined: (readonly string[])[] = [];
  for (let lines = 1; lines < whole.length; lines++) {
    let written = 0;
    const first = await place.run(scan, (_, stop) => {
      written += 1;
      if (written === lines) stop.abort();
    });
    const second = await place.run(scan);
    expect([first.code, second.code]).toEqual([130, 1]);
    joined.push([...first.out, ...second.out]);
  }
  return { whole, joined };
}

const decisionsOf = (out: readonly string[]) =>
  out.map((line) => {
    const { decision, ...names } = JSON.parse(line);
    return [...Object.values(names), decision.why ?? decision.because ?? decision.kind];
  });

describe("scan of several paths", () => {
  it("asks about folders and files in the order given, and goes on anywhere among them", async () => {
    const photo = photoVector("pdq/images/q0122.jpg");
    const folder = path.dirname(place.file("a/1.jpg", photo));
    place.file("a/deep/2.jpg", photo);
    const other = path.dirname(place.file("b/3.jpg", photo));
    const listed = path.join(IMAGES, LISTED);

    const { whole, joined } = await everyStop(["scan", "--json", "--all", other, listed, folder]);

    const files = whole.map((line) => JSON.parse(line).file);
    expect(files).toEqual([
      path.join(other, "3.jpg"),
      listed,
      path.join(folder, "1.jpg"),
      path.join(folder, "deep", "2.jpg"),
    ]);
    for (const one of joined) expect(one).toEqual(whole);
  });

  it.skipIf(isWindows)(
    "says on standard error how many links it did not follow, when it is stopped and at the end",
    async () => {
      const photo = photoVector("pdq/images/q0122.jpg");
      const folder = path.dirname(place.file("a/1.jpg", photo));
      for (const name of ["0", "2", "9"]) symlinkSync(IMAGES, path.join(folder, name));
      for (const name of ["3.jpg", "4.jpg"]) place.file(`a/${name}`, photo);
      const one = path.dirname(place.file("b/1.jpg", photo));
      symlinkSync(path.join(folder, "1.jpg"), path.join(one, "link.jpg"));
      const scan = ["scan", "--json", "--all", folder];

      const first = await place.run(scan, (_, stop) => stop.abort());
      const second = await place.run(scan);
      const single = await place.run(["scan", one]);

      expect(first.code).toBe(130);
      expect(first.said).toMatch(/^[1-3] links? below .* not followed\.$/m);
      expect(
        [...first.out, ...second.out].map((line) => path.basename(JSON.parse(line).file)),
      ).toEqual(["1.jpg", "3.jpg", "4.jpg"]);
      expect(second.said).toContain("3 links below folders were not followed.");
      expect(single.said).toContain("1 link below a folder was not followed.");
      expect(second.said).toContain("3 files, 0 matched");
    },
  );

  it("reports what vanishes while it scans", async () => {
    const photo = photoVector("pdq/images/q0122.jpg");
    const first = path.dirname(place.file("a/1.jpg", photo));
    for (let at = 0; at < 10; at++) place.file(`b/${at}.jpg`, photo);
    const gone = path.join(place.home, "b");
    const scan = ["scan", "--json", "--all", first, first, first, first, first, first, gone];

    const { code, out, said } = await place.run(scan, () =>
      rmSync(gone, { recursive: true, force: true }),
    );

    expect(decisionsOf(out).at(-1)?.at(-1)).toBe("no-access");
    expect(said).toMatch(/files, 0 matched, \d+ could not be read/);
    expect(code).toBe(3);
  });

  it.skipIf(isRoot || isWindows)(
    "reports a folder that may not be listed, and a file",
    async () => {
      const photo = photoVector("pdq/images/q0122.jpg");
      const locked = path.dirname(place.file("a/locked/1.jpg", photo));
      const unreadable = place.file("a/no.jpg", photo);
      place.file("a/yes.jpg", photo);
      chmodSync(locked, 0);
      chmodSync(unreadable, 0);

      const { code, out, said } = await place.run(["scan", "--json", path.dirname(locked)]);
      chmodSync(locked, 0o700);

      expect(decisionsOf(out)).toEqual([
        [locked, "no-access"],
        [unreadable, "no-access"],
      ]);
      expect(said).toContain("2 files, 0 matched, 2 could not be read");
      expect(code).toBe(3);
    },
  );
});

describe("scan --files", () => {
  it("asks about the paths of a list, and reports each that leads to no file", async () => {
    const photo = place.file("copy of it.jpg", photoVector(`pdq/images/${LISTED}`));
    const missing = path.join(place.home, "missing.jpg");
    const long = "x".repeat(70_000);
    const lines = [missing, "", place.home, long, `${photo}\r`, path.join(IMAGES, "q0122.jpg")];
    const list = place.file("list.txt", `\uFEFF${lines.join("\n")}`);

    const { code, out, said } = await place.run(["scan", "--json", "--files", list]);

    expect(decisionsOf(out)).toEqual([
      [missing, "no-access"],
      [place.home, "no-access"],
      [4, "too-long"],
      [photo, "claimed"],
    ]);
    expect(said).toContain("5 files, 1 matched, 3 could not be read");
    expect(code).toBe(1);
  });

  it.skipIf(isWindows)("waits for no pipe and reads no endless device", async () => {
    const pipe = path.join(place.home, "pipe");
    execFileSync("mkfifo", [pipe]);
    const list = place.file("list.txt", `${pipe}\n/dev/zero\n`);

    const { code, out } = await place.run(["scan", "--json", "--files", list]);

    expect(decisionsOf(out)).toEqual([
      [pipe, "no-access"],
      ["/dev/zero", "no-access"],
    ]);
    expect(code).toBe(3);
  });

  it("reads names with a newline from standard input with --null", async () => {
    const name = isWindows ? "a b.jpg" : "a\nb.jpg";
    const photo = place.file(name, photoVector(`pdq/images/${LISTED}`));
    const sent = Readable.from([Buffer.from(`${photo}\0${path.join(IMAGES, "q0122.jpg")}\0`)]);

    const { out, said } = await place.run(["scan", "--files", "-", "--null"], undefined, sent);

    expect(out).toHaveLength(1);
    expect(out[0]).not.toContain("\n");
    expect(said).toContain("2 files, 1 matched");
  });

  it("goes on after any line", async () => {
    const images = readdirSync(IMAGES).slice(0, 5);
    const list = place.file("list.txt", images.map((one) => path.join(IMAGES, one)).join("\n"));

    const { whole, joined } = await everyStop(["scan", "--json", "--all", "--files", list]);

    expect(whole).toHaveLength(5);
    for (const one of joined) expect(one).toEqual(whole);
  });
});

describe("scan --hashes", () => {
  const line = (fields: object) => `${JSON.stringify(fields)}\n`;
  const other = (name: string) => line({ id: name, hash: madeUpHash(name), quality: 80 });

  it("finds copies, and reports every line that cannot be used", async () => {
    const { hash } = place;
    const near = flipped(madeUpHash("near"), 0);
    const list = place.file(
      "hashes.ndjson",
      [
        line({ id: "copy", hash, quality: 100 }),
        other("other"),
        line({ id: "without quality", hash }),
        line({ id: "plain", hash: near, quality: 49 }),
        line({ id: "blank", hash: "0".repeat(64) }),
        line({ id: "upper", hash: hash.toUpperCase(), quality: 100 }),
        line({ id: "short", hash: hash.slice(2), quality: 100 }),
        "\n",
        "{\n",
        line({ hash, quality: 100 }),
        line({ id: "quality", hash, quality: "100" }),
        line({ id: "x".repeat(70_000), hash, quality: 100 }),
        line({ id: "again", hash, quality: 100 }).trim(),
      ].join(""),
    );

    const { code, out, said } = await place.run(["scan", "--json", "--hashes", list]);

    expect(decisionsOf(out)).toEqual([
      ["copy", "claimed"],
      ["without quality", "claimed"],
      ["plain", "too-plain"],
      ["blank", "too-plain"],
      [6, "upper", "bad-hash"],
      [7, "short", "bad-hash"],
      [9, "not-json"],
      [10, "bad-id"],
      [11, "quality", "bad-quality"],
      [12, "too-long"],
      ["again", "claimed"],
    ]);
    expect(JSON.parse(out[0]!)).toMatchObject({
      id: "copy",
      decision: { kind: "hold", listing: listingId(1), distance: 0 },
    });
    expect(said).toContain("12 hashes, 3 matched, 6 could not be read");
    expect(code).toBe(1);
  });

  it("finds what is 31 bits away, and not what is 32", async () => {
    const at = (bits: number) => line({ id: String(bits), hash: flipped(place.hash, bits) });
    const list = place.file("hashes.ndjson", at(31) + at(32));

    const { out } = await place.run(["scan", "--json", "--hashes", list]);

    expect(decisionsOf(out)).toEqual([["31", "claimed"]]);
  });

  it("ends with 0 when nothing was found, and with 3 when a line could not be read", async () => {
    const clean = place.file("clean.ndjson", other("a") + other("b"));
    const broken = place.file("broken.ndjson", `${other("a")}{\n`);

    expect((await place.run(["scan", "--hashes", clean])).code).toBe(0);
    expect((await place.run(["scan", "--hashes", broken])).code).toBe(3);
  });

  it("goes on after any line, and not in a list that was changed since", async () => {
    const lines = [other("a"), "{\n", line({ id: "b", hash: place.hash }), other("c"), other("d")];
    const list = place.file("hashes.ndjson", lines.join(""));
    const scan = ["scan", "--json", "--all", "--hashes", list];

    const { whole, joined } = await everyStop(scan);
    for (const one of joined) expect(one).toEqual(whole);

    await place.run(scan, (_, stop) => stop.abort());
    appendFileSync(list, other("e"));
    const changed = await place.run(scan);
    const fresh = await place.run([...scan, "--fresh"]);

    expect(changed.code).toBe(2);
    expect(changed.said).toContain("changed since");
    expect(fresh.out).toHaveLength(6);
  });

  it("notices a change that leaves the size as it was", async () => {
    const list = place.file("hashes.ndjson", other("a") + other("b"));
    await place.run(["scan", "--all", "--hashes", list], (_, stop) => stop.abort());
    utimesSync(list, new Date(0), new Date(0));

    expect((await place.run(["scan", "--hashes", list])).code).toBe(2);
  });
});

describe("scan of standard input", () => {
  it("says that it cannot be resumed only to who wants to resume it", async () => {
    const state = path.join(place.home, "state.json");
    const asked = await place.run(["scan", "--hashes", "-", "--state", state]);
    const sent = Readable.from([Buffer.from(JSON.stringify({ id: "a", hash: place.hash }))]);
    const unasked = await place.run(["scan", "--hashes", "-"], undefined, sent);

    expect(asked.code).toBe(2);
    expect(asked.said).toContain("nothing to resume");
    expect(unasked.code).toBe(1);
    expect(readdirSync(path.join(place.home, "data")).filter((f) => f.startsWith("scan"))).toEqual(
      [],
    );
  });

  it("answers each line as it comes, and ends when it is stopped while none comes", async () => {
    const sent = new PassThrough();
    sent.write(`${JSON.stringify({ id: "a", hash: place.hash })}\n`);

    const { code, out, said } = await place.run(
      ["scan", "--json", "--hashes", "-"],
      (_, stop) => setTimeout(() => stop.abort(), 20),
      sent,
    );

    expect(decisionsOf(out)).toEqual([["a", "claimed"]]);
    expect(said).toContain("Stopped after 1 hash. What came through a pipe cannot be resumed.");
    expect(code).toBe(130);
    expect(sent.destroyed).toBe(true);
  });
});

describe("what scan writes", () => {
  it("is columns with --table", async () => {
    const list = place.file(
      "hashes.ndjson",
      `${JSON.stringify({ id: "copy\u001b[2J", hash: place.hash })}\n{\n`,
    );

    const { out } = await place.run(["scan", "--table", "--hashes", list]);

    expect(out).toEqual([
      "decision  because            list      bits  listing                           what",
      `hold      claimed            adult     0     ${listingId(1)}  copy\\u{1b}[2J`,
      "unsure    not-json           -         -     -                                 line 2",
    ]);
  });

  it.each([
    ["no source", []],
    ["an empty path", [""]],
    ["two kinds of source", ["--files", "a", "--hashes", "b"]],
    ["paths and a list", ["a", "--files", "b"]],
    ["--null without --files", ["--null", "--hashes", "-"]],
    ["--exact with hashes", ["--exact", "--hashes", "-"]],
    ["two layouts", ["--json", "--table", "--hashes", "-"]],
    ["a list that is not there", ["--hashes", "nowhere.ndjson"]],
  ])("ends with 2 for %s", async (_, args) => {
    expect((await place.run(["scan", ...args])).code).toBe(2);
  });

  it("keeps no hash and no id where it keeps how far it came", async () => {
    const state = path.join(place.home, "state.json");
    const id = "the id of an upload";
    const hash = place.hash;
    const list = place.file("hashes.ndjson", `${JSON.stringify({ id, hash })}\n`.repeat(3));
    await place.run(["scan", "--state", state, "--hashes", list], (_, stop) => stop.abort());

    const kept = readFileSync(state, "utf8");

    expect(kept).not.toContain(id);
    expect(kept).not.toContain(hash.slice(0, 16));
  });
});
