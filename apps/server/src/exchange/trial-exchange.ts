import type { CaseAccess, OpenCaseRequest, Receipt } from "@holdfast/contract";
import { DEFAULT_POLICY, type Milliseconds, memoryHashListStore } from "@holdfast/hash-list";
import { adminDesk } from "./admin/admin-desk.ts";
import { exchangeOver } from "./exchange-service.ts";
import type { ExchangeTerms } from "./exchange-terms.ts";
import { failureCounters } from "./failure-counters.ts";
import { feedBell } from "./feed-bell.ts";
import { participantDesk } from "./participant-desk.ts";
import { secretsUnder } from "./secrets.ts";

/** A hash for each number from 0: none is too plain and any two lie far apart, about 128 bits. */
export function trialHash(number: number): string {
  let state = Math.imul(number + 1, 0x9e3779b1);
  const words = Array.from({ length: 8 }, () => {
    // xorshift32, Marsaglia 2003
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, 0x85ebca6b) >>> 0).toString(16).padStart(8, "0");
  });
  return words.join("");
}

/** A request key, another one for each number from 0 to 65535. */
export function trialKey(number: number): string {
  return number.toString(16).padStart(32, "0");
}

/** A request that claims one adult picture. */
export function trialClaim(key: number, hash: number): OpenCaseRequest {
  return {
    key: trialKey(key),
    claims: [{ hash: trialHash(hash), quality: 100, list: "adult" }],
  };
}

/** What a person types from a receipt. */
export function accessOf({ caseNumber, pin }: Receipt): CaseAccess {
  return { caseNumber, pin };
}

/**
 * An exchange in memory with a clock that stands still until it is moved. For tests: everything in
 * it is the real thing but the store's durability.
 */
export function trialExchange(terms: Partial<ExchangeTerms> = {}) {
  let now: Milliseconds = Date.UTC(2026, 10, 22, 12);
  const clock = () => now;
  const policy = DEFAULT_POLICY;
  const store = memoryHashListStore({ policy });
  const secrets = secretsUnder(new Uint8Array(32).fill(7));
  const bell = feedBell();
  const failures = failureCounters();
  const exchange = exchangeOver({
    store,
    secrets,
    failures,
    now: clock,
    terms: { operator: "Trial Hotline", practice: false, under18: undefined, policy, ...terms },
  });
  const desk = participantDesk({ store, secrets, bell, now: clock });
  const admin = adminDesk({
    store,
    secrets,
    now: clock,
    backUp: async () => ({ bytes: 0, rows: {} }),
  });

  return {
    store,
    secrets,
    bell,
    exchange,
    desk,
    admin,
    now: clock,
    /** Moves the clock forward. */
    pass(milliseconds: Milliseconds) {
      now += milliseconds;
    },
    /** Puts committed changes into the feed, as the timer does. */
    async sequence() {
      await store.sequence(1_000);
      bell.ring();
    },
    /** Opens a case and answers its receipt. */
    async opened(request: OpenCaseRequest): Promise<Receipt> {
      const answer = await exchange.openCase(request);
      if (answer.kind !== "opened") throw new Error(`Cannot open a trial case: ${answer.kind}`);
      return answer.receipt;
    },
    /** Adds a participant, of an organisation of its own, and answers its key. */
    async participant(name: string): Promise<string> {
      const answer = await admin({ ask: "participant-add", name, organisation: name });
      if (answer.kind !== "added") throw new Error(`Cannot add ${name}: ${answer.kind}`);
      return answer.key;
    },
  };
}
