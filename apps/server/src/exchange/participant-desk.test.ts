import { type Change, ChangesPage } from "@holdfast/contract";
import { describe, expect, it } from "vitest";
import { MOST_WAITING } from "./participant-desk.ts";
import { participantView } from "./participant-view.ts";
import { accessOf, trialClaim, trialExchange } from "./trial-exchange.ts";

const here = () => new AbortController().signal;

/** A trial exchange with one participant that reads what it is given. */
async function withReader() {
  const trial = trialExchange();
  const key = await trial.participant("Board");
  const read = async (cursor?: string, as = key) => {
    const query = { wait: 0, limit: 1_000, ...(cursor !== undefined && { cursor }) };
    const answer = await trial.desk.changes(as, query, here());
    if (answer.kind !== "page") throw new Error(answer.kind);
    return ChangesPage.parse(answer.page);
  };
  return { ...trial, key, read };
}

const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

describe("the changes feed", () => {
  it("shows a claim, then its withdrawal under the same id, and never a case", async () => {
    const { opened, exchange, sequence, read } = await withReader();
    const receipt = await opened(trialClaim(1, 1));
    await sequence();

    const first = await read();
    await exchange.withdrawCase(accessOf(receipt));
    await sequence();
    const second = await read(first.cursor);

    const [listed] = first.changes;
    expect(listed).toMatchObject({
      kind: "listed",
      state: "claimed",
      grounds: "none",
      own: "none",
    });
    expect(second.changes).toEqual([{ kind: "removed", id: listed?.id, why: "withdrawn" }]);
    expect((await read(second.cursor)).changes).toEqual([]);
  });

  it("puts removals before additions in one page", async () => {
    const { opened, exchange, sequence, read } = await withReader();
    const receipt = await opened(trialClaim(1, 1));
    await sequence();
    await opened(trialClaim(2, 2));
    await sequence();
    await exchange.withdrawCase(accessOf(receipt));
    await sequence();

    expect(kinds((await read()).changes)).toEqual(["removed", "listed"]);
  });

  it("says how a listing stands, and the reader's own review to nobody else", async () => {
    const { desk, opened, participant, sequence, read, key } = await withReader();
    const other = await participant("Other");
    await opened(trialClaim(1, 1));
    await sequence();
    const [listed] = (await read()).changes;

    await desk.review(key, { listing: listed!.id, verdict: "intimate" });
    await sequence();

    const [mine] = (await read()).changes;
    const [theirs] = (await read(undefined, other)).changes;
    expect(mine).toMatchObject({ state: "confirmed", grounds: "single", own: "intimate" });
    expect(theirs).toMatchObject({ state: "confirmed", grounds: "single", own: "none" });
    expect(theirs?.id).not.toBe(mine?.id);
  });

  it("asks a reader with a cursor from elsewhere or from the future to start again", async () => {
    const { desk, participant, read, key, store, secrets } = await withReader();
    const other = await participant("Other");
    const id = (await store.participants.list())[0]!.id;
    const future = participantView(secrets, id, await store.generation()).cursor(1_000);
    const restored = participantView(secrets, id, "f".repeat(16)).cursor(0);
    const foreign = (await read(undefined, other)).cursor;

    for (const cursor of [future, restored, foreign, "0".repeat(32)]) {
      const answer = await desk.changes(key, { cursor, wait: 0, limit: 10 }, here());
      expect(answer).toEqual({ kind: "resync" });
    }
  });
});

describe("a reader that waits", () => {
  const waiting = { wait: 30, limit: 10 };

  it("is woken by the next change", async () => {
    const { desk, key, opened, sequence } = await withReader();

    const answer = desk.changes(key, waiting, here());
    await opened(trialClaim(1, 1));
    await sequence();

    expect(await answer).toMatchObject({ kind: "page", page: { changes: [{ kind: "listed" }] } });
  });

  it("gets an empty page when the server stops or nobody listens any more", async () => {
    const { desk, key, bell } = await withReader();
    const gone = new AbortController();

    const left = desk.changes(key, waiting, gone.signal);
    gone.abort();
    expect(await left).toMatchObject({ kind: "page", page: { changes: [] } });

    const stopped = desk.changes(key, waiting, here());
    bell.end();
    expect(await stopped).toMatchObject({ kind: "page", page: { changes: [] } });
    expect(await desk.changes(key, waiting, here())).toMatchObject({ kind: "page" });
  });

  it("gets nothing when its key was rotated in the meantime", async () => {
    const { desk, key, admin, opened, sequence } = await withReader();

    const answer = desk.changes(key, waiting, here());
    await admin({ ask: "participant-rotate", name: "Board" });
    await opened(trialClaim(1, 1));
    await sequence();

    expect(await answer).toEqual({ kind: "not-authorised" });
  });

  it("may do so a few times at once and not without end", async () => {
    const { desk, key, bell } = await withReader();

    const held = Array.from({ length: MOST_WAITING }, () => desk.changes(key, waiting, here()));
    await new Promise((resolve) => setImmediate(resolve));
    const oneMore = await desk.changes(key, waiting, here());
    bell.end();

    expect(oneMore).toEqual({ kind: "busy" });
    expect((await Promise.all(held)).map(({ kind }) => kind)).toEqual(held.map(() => "page"));
  });
});

describe("reviews and sightings", () => {
  it("are kept for a listing and gone for an id that is not this participant's", async () => {
    const { desk, key, opened, participant, sequence, read } = await withReader();
    const other = await participant("Other");
    await opened(trialClaim(1, 1));
    await sequence();
    const listing = (await read()).changes[0]!.id;

    const say = (as: string, id: string) => desk.review(as, { listing: id, verdict: "intimate" });
    const saw = (as: string, id: string) => desk.sighting(as, { listing: id, action: "held" });

    expect(await say(key, listing)).toEqual({ kind: "kept" });
    expect(await saw(key, listing)).toEqual({ kind: "kept" });
    expect(await say(other, listing)).toEqual({ kind: "gone" });
    expect(await saw(other, listing)).toEqual({ kind: "gone" });
    expect(await say("hfp_wrong", listing)).toEqual({ kind: "not-authorised" });
  });

  it("are metered with everything else that a participant asks", async () => {
    const { desk, key, opened, sequence, read, admin } = await withReader();
    await opened(trialClaim(1, 1));
    await sequence();
    const listing = (await read()).changes[0]!.id;
    await desk.sighting(key, { listing, action: "held" });

    expect(await admin({ ask: "participant-list" })).toMatchObject({
      participants: [{ name: "Board", requests: 2, changesRead: 1 }],
    });
  });
});
