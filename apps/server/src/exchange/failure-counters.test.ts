import { DAY } from "@holdfast/hash-list";
import { expect, it } from "vitest";
import { failureCounters, PIN_TRIES } from "./failure-counters.ts";
import { secretsUnder } from "./secrets.ts";

const secrets = secretsUnder(new Uint8Array(32).fill(1));
const [one, other] = [secrets.tag("case-number", "1"), secrets.tag("case-number", "2")];
const noon = Date.UTC(2026, 10, 22, 12);

function takeAll(counters: ReturnType<typeof failureCounters>) {
  for (let at = 0; at < PIN_TRIES; at += 1) expect(counters.take(one, noon)).toBeDefined();
}

it("gives each number ten tries a day", () => {
  const counters = failureCounters();

  takeAll(counters);

  expect(counters.take(one, noon)).toBeUndefined();
  expect(counters.take(other, noon)).toBeDefined();
});

it("forgets all tries when the next day begins in UTC", () => {
  const counters = failureCounters();
  takeAll(counters);
  const midnight = Date.UTC(2026, 10, 23);

  expect(counters.take(one, midnight - 1)).toBeUndefined();
  expect(counters.take(one, midnight)).toBeDefined();
});

it("counts no try that was given back", () => {
  const counters = failureCounters();

  for (let at = 0; at < 5 * PIN_TRIES; at += 1) counters.take(one, noon)?.();

  takeAll(counters);
});

it("gives nothing back to another day", () => {
  const counters = failureCounters();
  const giveBack = counters.take(one, noon - DAY);
  takeAll(counters);

  giveBack?.();

  expect(counters.take(one, noon)).toBeUndefined();
});
