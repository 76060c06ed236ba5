import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DAY,
  type HashListStore,
  type ListName,
  type Milliseconds,
  memoryHashListStore,
  type NewClaim,
  type SightingAction,
  type Verdict,
} from "@holdfast/hash-list";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openSqliteHashListStore } from "./sqlite-hash-list-store.ts";

const policy = { adultTerm: 3 * DAY, allowRadius: 31 };

/** Hashes with 128 bits set; the second lies within the allowed radius of the first. */
const HASHES = ["0f".repeat(32), `${"0f".repeat(31)}3c`, "33".repeat(32), "5a".repeat(32)];

/** What is asked of a store, the same of both; the answer is what its caller would get. */
type Step = (store: HashListStore, now: Milliseconds) => Promise<unknown>;

/** Few, so that keys are used again, for the same and for something else. */
const claims = fc.constantFrom<readonly NewClaim[]>(
  [claimOn(0, "adult")],
  [claimOn(1, "adult")],
  [claimOn(2, "under-18"), claimOn(0, "adult")],
  [claimOn(3, "adult"), claimOn(2, "adult"), claimOn(3, "adult")],
  [{ ...claimOn(2, "adult"), quality: 10 }],
);
const number = fc.integer({ min: 1, max: 3 });
const verdict = fc.constantFrom<Verdict>("intimate", "intimate", "not-intimate", "unsure");
const action = fc.constantFrom<SightingAction>("held", "blocked");

const step = fc.oneof(
  often(5, fc.tuple(number, number, claims), ([key, name, asked]) => (store, now) => {
    const secrets = { caseNumber: tag("case", name), pin: "aa", spareCode: "bb" };
    return store.openCase({ ...secrets, key: tag("key", key) }, asked, now);
  }),
  often(3, fc.tuple(number, number, claims), ([id, key, asked]) => (store, now) => {
    return unlessUnknown(store.addClaims(id, tag("key", key + 2), asked, now));
  }),
  often(1, number, (id) => (store, now) => unlessUnknown(store.renewCase(id, now))),
  often(1, number, (id) => (store, now) => unlessUnknown(store.withdrawCase(id, now))),
  often(6, fc.tuple(number, number, verdict), ([by, listing, said]) => (store, now) => {
    return store.review(by, listing, said, now);
  }),
  often(1, fc.tuple(number, verdict), ([listing, said]) => (store, now) => {
    return store.analystReview(listing, said, now);
  }),
  often(4, fc.tuple(number, number, action), ([by, listing, did]) => (store, now) => {
    return store.sight(by, listing, did, now);
  }),
  often(1, number, (of) => (store, now) => store.participants.revoke(`platform ${of}`, now)),
  often(3, number, (most) => (store) => store.sequence(most)),
  often(2, fc.constant(100), (most) => (store, now) => store.lapse(now, most)),
);

/** How long until the next step: mostly hours, sometimes past the end of a term. */
const pause = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: DAY / 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: DAY, max: 4 * DAY }) },
);

it("answers and keeps the same as the store in memory, whatever is asked in whatever order", async () => {
  const steps = fc.array(fc.tuple(step, pause), { maxLength: 40, size: "max" });
  await fc.assert(fc.asyncProperty(steps, compare), { numRuns: 40 });
}, 60_000);

async function compare(steps: readonly (readonly [Step, Milliseconds])[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "holdfast-model-"));
  const file = join(directory, "exchange.db");
  const sqlite = await openSqliteHashListStore({ file, policy, dangerouslyUnsynced: true });
  const memory = memoryHashListStore({ policy });
  try {
    for (const store of [sqlite, memory]) await addParticipants(store);
    let now = 20_000 * DAY;
    for (const [ask, waited] of steps) {
      now += waited;
      expect(await ask(sqlite, now)).toEqual(await ask(memory, now));
      expect(await observe(sqlite)).toEqual(await observe(memory));
    }
  } finally {
    await sqlite.close();
    rmSync(directory, { recursive: true });
  }
}

/** Everything that can be read from a store. */
async function observe(store: HashListStore): Promise<unknown> {
  const ids = [1, 2, 3, 4];
  return {
    feeds: await Promise.all(ids.map((reader) => store.readAfter(0, 100, reader))),
    pages: await Promise.all(ids.map((after) => store.readAfter(after, 2, 1))),
    cases: await Promise.all(ids.map((id) => store.readCase(id))),
    found: await Promise.all(ids.map((name) => store.findCase(tag("case", name)))),
    participants: await store.participants.list(),
  };
}

/** Two of one organisation, and one of another. */
async function addParticipants(store: HashListStore): Promise<void> {
  for (const [index, organisation] of ["one", "two", "two"].entries()) {
    const participant = {
      name: `platform ${index + 1}`,
      organisation,
      key: tag("platform", index),
    };
    await store.participants.add(participant, 0);
  }
}

function often<Asked>(weight: number, asked: fc.Arbitrary<Asked>, step: (asked: Asked) => Step) {
  return { weight, arbitrary: asked.map(step) };
}

function claimOn(hash: number, list: ListName): NewClaim {
  return { hash: HASHES[hash] as NewClaim["hash"], quality: 100, list };
}

function tag(of: string, index: number): string {
  return Buffer.from(`${of} ${index}`).toString("hex");
}

/** Both stores throw for an id that was never given out; how they say it is their own matter. */
function unlessUnknown(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch(() => "unknown");
}
