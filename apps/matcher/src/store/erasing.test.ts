import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type PdqHash, pdqHashFromBytes, pdqHashToBytes } from "@holdfast/pdq";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listingId } from "../testing/listed.ts";
import { storedClaim } from "../testing/stored-claim.ts";
import { openStore, type Store } from "./open-store.ts";
import { migrate } from "./schema.ts";

const TAG = Buffer.from("holdfast");
const TAG_AT = 10; // in the middle, so that most of what is left of a half overwritten hash is found
const PASS = { kind: "pass" } as const;
const HOLD = {
  kind: "hold",
  because: "claimed",
  list: "adult",
  listing: listingId(1),
  distance: 6,
} as const;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A hash that is found in a file, and told from others, by its middle. */
function taggedHash(number: number): PdqHash {
  const bytes = createHash("sha256").update(`${number}`).digest();
  TAG.copy(bytes, TAG_AT);
  bytes.writeUInt32BE(number, TAG_AT + TAG.length);
  return pdqHashFromBytes(Uint8Array.from(bytes));
}

/** How often each tagged hash can be read in the files of the folder. */
function readableHashes(): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, file));
    for (let at = bytes.indexOf(TAG); at !== -1; at = bytes.indexOf(TAG, at + 1)) {
      const number = bytes.readUInt32BE(at + TAG.length);
      times.set(number, (times.get(number) ?? 0) + 1);
    }
  }
  return times;
}

/** Hashes that can be read though they were removed, and those that can be read more than once. */
function strays(live: ReadonlySet<number>): readonly number[] {
  const isStray = ([number, times]: [number, number]) => times !== (live.has(number) ? 1 : 0);
  return [...readableHashes()].filter(isStray).map(([number]) => number);
}

/** Whole numbers from 0 to below `most`, the same ones in each run. */
function dice() {
  let state = 1;
  return (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

function listing(number: number, hash: number) {
  return { ...storedClaim(listingId(number), taggedHash(hash)), round: hash };
}

/** Listings and uploads come, change and go as chance has it. @returns numbers of what is left */
function shuffle(store: Store, times: number): ReadonlySet<number> {
  const roll = dice();
  const listings = new Map<number, number>();
  const uploads: { number: number; hashes: readonly number[] }[] = [];
  let hashes = 0;

  const steps = [
    function put() {
      const [number, hash] = [roll(1_500), hashes++];
      store.listings.put(listing(number, hash));
      listings.set(number, hash);
    },
    function removeListing() {
      const number = roll(1_500);
      store.listings.remove(listingId(number));
      listings.delete(number);
    },
    function check() {
      const forms = Array.from({ length: roll(3) === 0 ? 1 : 8 }, () => hashes++);
      const upload = { id: `post-${hashes}`, hashes: forms.map(taggedHash), quality: 90 };
      const number = store.uploads.add({ ...upload, plain: false, standing: PASS, told: PASS });
      uploads.push({ number, hashes: forms });
    },
    function judge() {
      const upload = uploads[roll(uploads.length)];
      if (upload !== undefined) store.uploads.setDecisions(upload.number, HOLD, HOLD);
    },
    function forget() {
      const [upload] = uploads.splice(roll(uploads.length), roll(2));
      if (upload !== undefined) store.uploads.remove(upload.number);
    },
  ];
  for (let done = 0; done < times; done += 100) {
    store.atomically(() => {
      for (let at = 0; at < 100; at++) steps[roll(steps.length)]!();
    });
  }
  return new Set([...listings.values(), ...uploads.flatMap(({ hashes }) => hashes)]);
}

/** A store as the version before wrote it, in which hashes moved. @returns numbers of what is left */
function fillForm2(): ReadonlySet<number> {
  const file = path.join(folder, "matcher.sqlite");
  closeSync(openSync(file, "w", 0o600));
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON");
  migrate(db, 2);

  const roll = dice();
  const live = new Set<number>();
  const add = db.prepare(
    "INSERT OR IGNORE INTO listings VALUES (?, ?, ?, 'adult', 'claimed', 'none', 'none', 0, 0)",
  );
  const addUpload = db.prepare(
    "INSERT OR IGNORE INTO uploads (number, id, hashes, quality, plain, standing, told) VALUES (?, ?, ?, 90, 0, ?, ?)",
  );
  const remove = db.prepare("DELETE FROM listings WHERE number = ?");
  const removeUpload = db.prepare("DELETE FROM uploads WHERE number = ?");
  const pass = JSON.stringify(PASS);
  db.exec("BEGIN");
  for (let hash = 0; hash < 6_000; hash += 2) {
    const number = 1 + roll(2 ** 29 - 1);
    add.run(number, listingId(number), pdqHashToBytes(taggedHash(hash)));
    addUpload.run(number, `${number}`, pdqHashToBytes(taggedHash(hash + 1)), pass, pass);
    if (roll(3) === 0) {
      remove.run(number);
      removeUpload.run(number);
    } else live.add(hash).add(hash + 1);
  }
  db.prepare("UPDATE progress SET listings_saved = ?").run(new Uint8Array(16).fill(7));
  db.exec("COMMIT");
  db.close();
  return live;
}

describe("a hash on the disk", () => {
  it("stands there once while it is listed or remembered, and not at all afterwards", () => {
    const store = openStore(folder);

    const live = shuffle(store, 12_000);
    store.wipe();

    expect(strays(live)).toEqual([]);
    expect(readableHashes().size).toBe(live.size);
    store.close();
  }, 60_000);

  it("is wiped where the version before had left copies, and all that is alive is kept", () => {
    const live = fillForm2();
    const before = strays(live).length;

    const store = openStore(folder);
    store.wipe();

    expect(before).toBeGreaterThan(100);
    expect(strays(live)).toEqual([]);
    expect(readableHashes().size).toBe(live.size);
    expect(store.progress.saved("listings")).toEqual(new Uint8Array(16).fill(7));
    for (const hash of live) {
      const found = store.listings.findEarlier(taggedHash(hash), 1);
      if (hash % 2 === 1) expect(found).toBeUndefined();
      else expect(store.listings.at(found!.number)).toMatchObject({ hash: taggedHash(hash) });
    }
    store.close();
  }, 60_000);

  it("may be all zeros, as an erased one is", () => {
    const zeros = pdqHashFromBytes(new Uint8Array(32));
    const store = openStore(folder);
    store.listings.put(listing(1, 1));
    store.listings.remove(listingId(1));
    const number = store.listings.put({ ...listing(2, 2), hash: zeros });
    const upload = { id: "post", hashes: Array(8).fill(zeros), quality: 90, plain: false };
    store.uploads.add({ ...upload, standing: PASS, told: PASS });

    expect(store.listings.findEarlier(zeros, 3)).toMatchObject({ number, id: listingId(2) });
    expect([...store.listings.slices()].flatMap(({ numbers }) => numbers)).toEqual([number]);
    expect([...store.uploads.slices()].flatMap(({ counts }) => counts)).toEqual([8]);
    store.close();
  });
});
