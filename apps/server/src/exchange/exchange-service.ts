import type { CaseAccess, NewClaim as ClaimSent, Exchange } from "@holdfast/contract";
import type { CaseId, HashListStore, Milliseconds, NewClaim } from "@holdfast/hash-list";
import { parsePdqHash } from "@holdfast/pdq";
import { caseTags, openCaseDoor } from "./case-door.ts";
import { caseStatusOf } from "./case-status.ts";
import { dayOf } from "./day.ts";
import { type ExchangeTerms, openLists } from "./exchange-terms.ts";
import type { FailureCounters } from "./failure-counters.ts";
import { liveParticipants } from "./live-participants.ts";
import type { Secrets } from "./secrets.ts";

export interface ExchangeNeeds {
  readonly store: HashListStore;
  readonly secrets: Secrets;
  readonly failures: FailureCounters;
  readonly terms: ExchangeTerms;
  readonly now: () => Milliseconds;
}

/**
 * What people can ask of this exchange, over a store that keeps the rules.
 *
 * [Note: one answer for every claim] Nothing here looks at what is listed before it answers a
 * claim: the store opens the case and gates its pictures in one go, and new, listed, allow-listed
 * and gated pictures get the same receipt. How long it took is hidden by `answerOnGrid`.
 */
export function exchangeOver({ store, secrets, failures, terms, now }: ExchangeNeeds): Exchange {
  const lists = openLists(terms);
  const isClosed = (claims: readonly ClaimSent[]) =>
    claims.some(({ list }) => !lists.includes(list));
  const sentTo = () => liveParticipants(store.participants, now());
  const protectedUntil = (from: Milliseconds) => dayOf(from + terms.policy.adultTerm);
  const caseFor = (access: CaseAccess): Promise<CaseId | undefined> =>
    openCaseDoor({ book: store, secrets, failures }, access, now());

  return {
    async about() {
      return {
        operator: terms.operator,
        practice: terms.practice,
        lists,
        participants: await sentTo(),
        ...(terms.under18 !== undefined && { under18: terms.under18 }),
      };
    },

    async openCase({ key, claims }) {
      if (isClosed(claims)) return { kind: "list-closed" };

      const texts = secrets.caseSecretsFor(key);
      const tags = caseTags(secrets, texts.caseNumber, texts.pin, texts.spareCode);
      const outcome = await store.openCase(
        {
          key: secrets.tag("open-key", key),
          caseNumber: secrets.tag("case-number", texts.caseNumber),
          pin: tags.pin,
          spareCode: tags.spareCode,
        },
        claims.map(claimOf),
        now(),
      );

      switch (outcome.kind) {
        case "opened":
        case "repeated":
          return {
            kind: "opened",
            receipt: {
              ...texts,
              protectedUntil: protectedUntil(outcome.openedAt),
              sentTo: await sentTo(),
            },
          };
        case "key-reused":
          return outcome;
      }
    },

    async caseStatus(access) {
      const id = await caseFor(access);
      const record = id === undefined ? undefined : await store.readCase(id);
      if (record === undefined) return { kind: "does-not-fit" };

      const { policy, practice } = terms;
      const status = caseStatusOf(record, { now: now(), policy, practice, sentTo: await sentTo() });
      return { kind: "status", status };
    },

    async addPhotos({ access, key, claims }) {
      if (isClosed(claims)) return { kind: "list-closed" };
      const id = await caseFor(access);
      if (id === undefined) return { kind: "does-not-fit" };

      const tag = secrets.tag("add-key", String(id), key);
      const outcome = await store.addClaims(id, tag, claims.map(claimOf), now());
      switch (outcome.kind) {
        case "added":
        case "repeated":
          return { kind: "added" };
        case "key-reused":
        case "case-full":
        case "case-ended":
          return { kind: outcome.kind };
      }
    },

    async renewCase(access) {
      const id = await caseFor(access);
      if (id === undefined) return { kind: "does-not-fit" };

      const at = now();
      switch (await store.renewCase(id, at)) {
        case "renewed":
          return { kind: "renewed", protectedUntil: protectedUntil(at) };
        case "ended":
          return { kind: "case-ended" };
      }
    },

    async withdrawCase(access) {
      const id = await caseFor(access);
      if (id === undefined) return { kind: "does-not-fit" };

      return { kind: "withdrawn", on: dayOf(await store.withdrawCase(id, now())) };
    },
  };
}

function claimOf({ hash: text, quality, list }: ClaimSent): NewClaim {
  const hash = parsePdqHash(text);
  if (hash === undefined) throw new RangeError("Cannot take a claim: its hash has another form");
  return { hash, quality, list };
}
