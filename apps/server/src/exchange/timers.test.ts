import { DAY } from "@holdfast/hash-list";
import { expect, it } from "vitest";
import { startTimers, type TidyStore, type TimerName } from "./timers.ts";
import { trialClaim, trialExchange } from "./trial-exchange.ts";

/** A trial exchange with its timers, and a way to wait until one of its rounds has come round. */
function withTimers() {
  const trial = trialExchange();
  const failures: TimerName[] = [];
  let failing = false;
  const rounds: Record<TimerName, number> = { sequence: 0, lapse: 0, tidy: 0 };
  const round = (name: TimerName) => {
    rounds[name] += 1;
    if (failing) throw new Error("Cannot reach the store");
  };
  const store: TidyStore = {
    ...trial.store,
    async sequence(most) {
      round("sequence");
      return trial.store.sequence(most);
    },
    async lapse(at, most) {
      round("lapse");
      return trial.store.lapse(at, most);
    },
    async tidy() {
      round("tidy");
    },
  };
  const start = () =>
    startTimers({
      store,
      bell: trial.bell,
      now: trial.now,
      onFailure: (name) => failures.push(name),
    });
  return {
    ...trial,
    start,
    rounds,
    failures,
    fail: (value: boolean) => {
      failing = value;
    },
  };
}

const reading = { wait: 30, limit: 10 };

it("puts changes into the feed and wakes whoever waits for them", async () => {
  const { start, desk, participant, opened } = withTimers();
  const key = await participant("Board");
  const timers = start();

  const answer = desk.changes(key, reading, new AbortController().signal);
  await opened(trialClaim(1, 1));

  expect(await answer).toMatchObject({ page: { changes: [{ kind: "listed" }] } });
  await timers.stop();
});

it("lets go of what has lapsed, and tidies, as soon as it starts", async () => {
  const { start, opened, pass, sequence, desk, participant, rounds } = withTimers();
  const key = await participant("Board");
  await opened(trialClaim(1, 1));
  await sequence();
  pass(365 * DAY);

  await start().stop();
  await sequence();

  const page = await desk.changes(key, { wait: 0, limit: 10 }, new AbortController().signal);
  expect(page).toMatchObject({ page: { changes: [{ kind: "removed", why: "expired" }] } });
  expect(rounds.tidy).toBe(1);
});

it("goes on after a round that failed", async () => {
  const { start, fail, failures, desk, participant, opened } = withTimers();
  const key = await participant("Board");
  await opened(trialClaim(1, 1));
  fail(true);
  const timers = start();
  await new Promise((resolve) => setImmediate(resolve));

  fail(false);
  const answer = await desk.changes(key, reading, new AbortController().signal);

  expect(answer).toMatchObject({ page: { changes: [{ kind: "listed" }] } });
  expect(failures).toEqual(["sequence", "lapse", "tidy"]);
  await timers.stop();
});
