import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { STALE_AFTER } from "@holdfast/decision";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FORMS } from "../engine/hashed-upload.ts";
import { openStore } from "../store/open-store.ts";
import { type FeedServer, KEY, startFeedServer } from "../testing/feed-server.ts";
import { listed } from "../testing/listed.ts";
import { claimFor, photoVector } from "../testing/photo-vector.ts";
import { type Ran, runCommand } from "../testing/run-command.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const IMAGES = fileURLToPath(new URL("../../../../vectors/pdq/images/", import.meta.url));
const LISTED = "aaa-orig.jpg";

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

const image = (name: string) => path.join(IMAGES, name);

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(home, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

describe("the command line", () => {
  it.each([[["--help"]], [["scan", "--help"]], [["help", "check"]]])(
    "explains itself: %j",
    async (args) => {
      const { code, out } = await run(args);

      expect(code).toBe(0);
      expect(out.join("\n")).toContain("holdfast-match");
    },
  );

  it("shows an example with each command, and the exit codes", async () => {
    const commands = ["hash", "sync", "check", "scan", "serve", "status"];

    const helps = await Promise.all(commands.map((command) => run([command, "--help"])));
    const general = await run(["--help"]);

    for (const { out } of helps) expect(out.join("\n")).toMatch(/Examples?:/);
    expect(general.out.join("\n")).toContain("Exit codes:");
  });

  it.each([[[]], [["fly"]], [["hash"]], [["scan", "a", "b"]], [["check", "--fast", "a"]]])(
    "answers %j with exit code 2",
    async (args) => {
      expect((await run(args)).code).toBe(2);
    },
  );
});

describe("a place that cannot be used", () => {
  const commands = [["sync", "--once"], ["serve"], ["status"], ["check", "x"], ["scan", "."]];

  it.each(commands)(
    "is said in words by %s, with exit code 2: the store's folder is a file",
    async (...args) => {
      const taken = file("taken", "a file");

      for (const place of [taken, path.join(taken, "below")]) {
        const { code, said } = await run(args, { HOLDFAST_MATCH_DATA: place });

        expect({ code, said }).toEqual({
          code: 2,
          said: `Cannot use ${place}: a file is in the place of a folder`,
        });
      }
    },
  );

  it.each(commands)(
    "is said in words by %s, with exit code 2: the store is something else",
    async (...args) => {
      file("data/matcher.sqlite", "not a database, only some text that is long enough to be read");

      const { code, said } = await run(args);

      expect(code).toBe(2);
      expect(said).toContain("its file is not a matcher's store");
    },
  );

  it("is said of a scan's folder and of where its state should go", async () => {
    await run(["sync", "--once"]);
    const taken = file("taken", "a file");
    mkdirSync(path.join(home, "photos"));
    const scan = ["scan", path.join(home, "photos"), "--state"];

    const missing = await run(["scan", path.join(home, "missing")]);
    const noList = await run(["scan", "--files", home]);
    const below = await run([...scan, path.join(taken, "state.json")]);
    const aFolder = await run([...scan, home]);

    expect([missing.code, noList.code, below.code, aFolder.code]).toEqual([2, 2, 2, 2]);
    expect(missing.said).toMatch(/it is not there$/);
    expect(noList.said).toMatch(/it is a folder$/);
    expect(below.said).toMatch(/a file is in the place of a folder$/);
    expect(aFolder.said).toMatch(/it is a folder$/);
  });
});

describe("hash", () => {
  it("shows hash, quality and all eight forms as JSON", async () => {
    const { code, out } = await run(["hash", "--json", image(LISTED)]);

    const shown = JSON.parse(out[0]!);
    expect(code).toBe(0);
    expect(shown).toMatchObject({
      file: image(LISTED),
      kind: "hashed",
      hash: await claimFor(photoVector(`pdq/images/${LISTED}`)),
      quality: 100,
      plainness: { kind: "usable" },
    });
    expect(shown.hashes.original).toBe(shown.hash);
    expect(Object.keys(shown.hashes).sort()).toEqual([...FORMS].sort());
  });

  it("says why a picture is too plain, and what cannot be read", async () => {
    const wall = await sharp({ create: { width: 64, height: 64, channels: 3, background: "grey" } })
      .png()
      .toBuffer();
    const files = [file("wall.png", wall), file("note.txt", "hello"), path.join(home, "missing")];

    const { code, out } = await run(["hash", "--json", ...files]);

    expect(code).toBe(3);
    expect(out.map((line) => JSON.parse(line))).toMatchObject([
      { kind: "hashed", plainness: { kind: "too-plain", why: "low-quality" } },
      { kind: "unreadable", why: "not-a-picture" },
      { kind: "unreadable", why: "no-access" },
    ]);
  });

  it("reads for people without JSON", async () => {
    const { out } = await run(["hash", image(LISTED), path.join(home, "missing")]);

    expect(out[0]).toMatch(/quality {2}100\n {2}use {6}usable$/);
    expect(out[1]).toMatch(/cannot be opened; check that/);
  });
});

describe("sync and status", () => {
  it("read the list to its end, and say how much there is", async () => {
    const before = await run(["status"]);
    const sync = await run(["sync", "--once"]);
    const after = await run(["status", "--json"]);

    expect(before.code).toBe(4);
    expect(sync).toMatchObject({ code: 0, said: "Read to its end. Listings: 1" });
    expect(after.code).toBe(0);
    expect(JSON.parse(after.out[0]!)).toMatchObject({ contact: "fresh", ready: true, listings: 1 });
  });

  it("say to people what the list is worth and what to do", async () => {
    await run(["sync", "--once"]);
    const fresh = (await run(["status"])).out.join("\n");
    const store = openStore(path.join(home, "data"));
    store.atomically(() => store.progress.heard(Date.now() - STALE_AFTER - 60_000));
    store.close();
    const stale = await run(["status"]);

    expect(fresh).toMatch(/^list +up to date/);
    expect(stale.out.join("\n")).toMatch(
      /^list +too old to act on.*run holdfast-match sync --once/,
    );
    expect(stale.code).toBe(4);
  });

  it("say that a key is refused, or that nobody answers", async () => {
    const refused = await run(["sync", "--once"], { HOLDFAST_MATCH_KEY: "another" });
    const unreachable = await run(["sync", "--once"], {
      HOLDFAST_MATCH_EXCHANGE: "http://127.0.0.1:9/",
    });

    expect(refused.code).toBe(4);
    expect(unreachable.code).toBe(4);
  });

  it.each([
    [{ HOLDFAST_MATCH_KEY: "" }],
    [{ HOLDFAST_MATCH_EXCHANGE: "exchange" }],
    [{ HOLDFAST_MATCH_DRY_RUN: "perhaps" }],
  ])("refuse the settings %j", async (env) => {
    expect((await run(["sync", "--once"], env)).code).toBe(2);
  });

  it("leave the folder to whoever works with it", async () => {
    const store = openStore(path.join(home, "data"));

    const second = await run(["sync", "--once"]);
    store.close();

    expect(second.code).toBe(2);
  });
});

describe("check", () => {
  it("names a file that is not there before it says that there is no list, by the command that was run", async () => {
    const missing = path.join(home, "nofile.jpg");
    const bare = await run(["check", missing]);
    const npm = await run(["check", missing], { npm_lifecycle_event: "holdfast-match" });

    expect(bare.code).toBe(4);
    expect(bare.said).toMatch(
      /^\S+nofile\.jpg: cannot be opened[\s\S]*Run holdfast-match sync --once/,
    );
    expect(npm.said).toContain("Run npm run holdfast-match -- sync --once");
  });

  it("has nothing to say before a list was read, or when it is a week old", async () => {
    const never = await run(["check", image(LISTED)]);
    await run(["sync", "--once"]);
    const store = openStore(path.join(home, "data"));
    store.atomically(() => store.progress.heard(Date.now() - STALE_AFTER - 60_000));
    store.close();
    const old = await run(["check", image(LISTED)]);

    expect([never.code, old.code]).toEqual([4, 4]);
    expect([...never.out, ...old.out]).toEqual([]);
  });

  it.each([
    ["nothing found", ["q0746.jpg"], 0, ["pass"]],
    ["a match", ["q0746.jpg", "blur-a-lot.jpg"], 1, ["pass", "hold"]],
  ])("ends with the code for %s", async (_, names, code, kinds) => {
    await run(["sync", "--once"]);

    const checked = await run(["check", "--json", ...names.map(image)]);

    expect(checked.code).toBe(code);
    expect(checked.out.map((line) => JSON.parse(line).decision.kind)).toEqual(kinds);
  });

  it("says to people why and what to do, and never only a word for programs", async () => {
    await run(["sync", "--once"]);
    const heic = photoVector("media/other.heic");
    const files = [image(LISTED), file("phone.heic", heic), path.join(home, "missing")];

    const { out } = await run(["check", ...files]);

    expect(out[0]).toMatch(
      /^hold {3}.*someone claims it; let a person look.*\(adult list, 0 of 256 bits apart, listing 0+1\)$/,
    );
    expect(out[1]).toMatch(/^unsure .*HEIC.*let a person look/);
    expect(out[1]).not.toMatch(/save|convert/);
    expect(out[2]).toMatch(/^unsure .*cannot be opened/);
    expect(out.join("\n")).not.toMatch(/not-yet|no-access|unreadable|claimed/);
  });

  it("ends with the code for unreadable files only when nothing matched", async () => {
    await run(["sync", "--once"]);
    const half = file("half.jpg", photoVector("pdq/images/q0122.jpg").subarray(0, 3_000));

    const unreadable = await run(["check", half, image("q0746.jpg")]);
    const both = await run(["check", half, image(LISTED)]);

    expect([unreadable.code, both.code]).toEqual([3, 1]);
  });

  it("can be asked while a matcher has the store open, and remembers nothing", async () => {
    await run(["sync", "--once"]);
    const store = openStore(path.join(home, "data"));

    const { code } = await run(["check", image(LISTED)]);

    expect(code).toBe(1);
    expect(store.uploads.count()).toBe(0);
    store.close();
  });
});
