import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { NativeSearch } from "@holdfast/hash-index/native";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../store/open-store.ts";
import { listed, page } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, matcherOn } from "../testing/matcher-on.ts";
import type { Loading } from "./load-index.ts";
import { bytesToLoad, bytesToTakeOver, largePagesBytes, TooLargeError } from "./require-memory.ts";

/** Finds nothing, so that what asks it can be told from what does not. */
const BLIND: NativeSearch = { search: () => 0, searchTable: () => {}, useLargePages: () => {} };

let folder: string;
let store: Store | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
});

afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

function stop(): void {
  store?.close();
  store = undefined;
}

function start(loading: Partial<Loading> = {}) {
  stop();
  const started = matcherOn(folder, {}, { worthSaving: 1, ...loading });
  store = started.store;
  return started.engine;
}

/** A matcher with a listing "beach" and an upload "lake" was stopped. */
async function stopped({ isSaved }: { readonly isSaved: boolean }): Promise<void> {
  const engine = start();
  await engine.applyPage(page(listed(1, madeUpHash("beach"))));
  engine.check("lake", madeUpPhoto("lake"));
  if (isSaved) engine.save();
  stop();
  expect(existsSync(path.join(folder, "uploads.index"))).toBe(isSaved);
}

describe.each([
  ["read from the store", false],
  ["taken over from snapshots", true],
])("indexes that are %s", (_, isSaved) => {
  it("are searched by the native search that was given, listings and uploads alike", async () => {
    await stopped({ isSaved });
    const blind = start({ native: BLIND });

    const { decision } = blind.check("copy", madeUpPhoto("beach", 3));
    await blind.applyPage(page(listed(2, madeUpHash("lake"))));

    expect(decision.kind).toBe("pass");
    expect(changesSince(blind)).toEqual([]);
  });

  it("are searched by WebAssembly without one", async () => {
    await stopped({ isSaved });
    const engine = start();

    const { decision } = engine.check("copy", madeUpPhoto("beach", 3));
    await engine.applyPage(page(listed(2, madeUpHash("lake"))));

    expect(decision.kind).toBe("hold");
    expect(changesSince(engine)).toEqual(["hold lake"]);
  });

  it("need memory for the ends of large pages besides", async () => {
    await stopped({ isSaved });
    const enough = Math.max(bytesToLoad(1), bytesToTakeOver(20_000_000));
    const within = (bytes: number) => ({ memoryLeft: () => bytes });

    expect(() => start(within(enough))).not.toThrow();
    expect(() => start({ ...within(enough), native: BLIND })).toThrow(TooLargeError);
    const more = within(enough + largePagesBytes(BLIND));
    expect(() => start({ ...more, native: BLIND })).not.toThrow();
  });
});
