import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pdqHashToBytes } from "@holdfast/pdq";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listingId } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { storedClaim } from "../testing/stored-claim.ts";
import { FolderInUseError, openStore, openStoreToRead, type Store } from "./open-store.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
  store = openStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function putListing(name: string): void {
  store.atomically(() => store.listings.put(storedClaim(listingId(1), madeUpHash(name))));
}

function occursOnDisk(bytes: Uint8Array): boolean {
  return readdirSync(folder).some((file) => readFileSync(path.join(folder, file)).includes(bytes));
}

describe("openStore", () => {
  it.skipIf(process.platform === "win32")("keeps every file to its owner", () => {
    putListing("beach");

    const modes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).mode & 0o777);

    expect(modes.length).toBeGreaterThan(2);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it("keeps a second process out, and lets it in afterwards", () => {
    expect(() => openStore(folder)).toThrow(FolderInUseError);

    store.close();
    store = openStore(folder);

    expect(store.progress.read().round).toBe(0);
  });

  it("waits for the disk at every commit", () => {
    expect(store.pragma("synchronous")).toBe(2);
    expect(store.pragma("journal_mode")).toBe("wal");
  });

  it("leaves nothing of a removed hash on the disk", () => {
    putListing("beach");
    const bytes = pdqHashToBytes(madeUpHash("beach"));
    const before = occursOnDisk(bytes);

    store.atomically(() => store.listings.remove(listingId(1)));
    store.noteErased();
    store.wipe();

    expect(before).toBe(true);
    expect(occursOnDisk(bytes)).toBe(false);
  });

  it("changes nothing when a transaction fails", () => {
    expect(() =>
      store.atomically(() => {
        store.progress.startOver();
        throw new Error("stopped half way");
      }),
    ).toThrow("stopped half way");

    expect(store.progress.read().round).toBe(0);
  });

  it("refuses a store that a later version wrote", () => {
    store.close();
    const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
    db.exec("PRAGMA user_version = 99");
    db.close();

    expect(() => openStore(folder)).toThrow("form 99");

    rmSync(path.join(folder, "matcher.sqlite"));
    store = openStore(folder);
  });
});

describe("openStoreToRead", () => {
  it("sees what the writing process has committed", () => {
    putListing("beach");

    const reader = openStoreToRead(folder);

    expect(reader?.listings.find(listingId(1))?.hash).toBe(madeUpHash("beach"));
    expect(() => reader?.atomically(() => reader.progress.startOver())).toThrow("readonly");
    reader?.close();
  });

  it("finds nothing where no store is, and makes none", () => {
    expect(openStoreToRead(path.join(folder, "elsewhere"))).toBeUndefined();
    expect(readdirSync(folder)).not.toContain("elsewhere");
  });
});
