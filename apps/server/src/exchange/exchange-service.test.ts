import { About, type CaseAccess, CaseStatus, Receipt } from "@holdfast/contract";
import { DAY } from "@holdfast/hash-list";
import { describe, expect, it } from "vitest";
import { caseTags } from "./case-door.ts";
import { PIN_TRIES } from "./failure-counters.ts";
import { accessOf, trialClaim, trialExchange, trialHash, trialKey } from "./trial-exchange.ts";

describe("opening a case", () => {
  it("gives a receipt that opens it, and the same one to the same request", async () => {
    const { exchange, opened } = trialExchange();

    const receipt = Receipt.parse(await opened(trialClaim(1, 1)));
    const again = await opened(trialClaim(1, 1));

    expect(again).toEqual(receipt);
    expect(receipt.protectedUntil).toBe("2027-11-22");
    const answer = await exchange.caseStatus(accessOf(receipt));
    if (answer.kind !== "status") throw new Error(answer.kind);
    expect(CaseStatus.parse(answer.status)).toMatchObject({
      state: "live",
      openedOn: "2026-11-22",
      photos: [{ number: 1, list: "adult", state: "protected" }],
    });
  });

  it("refuses one key for two requests", async () => {
    const { exchange, opened } = trialExchange();
    await opened(trialClaim(1, 1));

    expect(await exchange.openCase(trialClaim(1, 2))).toEqual({ kind: "key-reused" });
  });

  it("takes under-18 claims only under a stated authority or in a practice copy", async () => {
    const request = {
      key: trialKey(1),
      claims: [{ hash: trialHash(1), quality: 100, list: "under-18" as const }],
    };
    const under18 = { authority: "Hotline", legalBasis: "An act", contact: "hello@hotline" };

    const kindIn = async (terms: object) =>
      (await trialExchange(terms).exchange.openCase(request)).kind;

    expect(await kindIn({})).toBe("list-closed");
    expect(await kindIn({ under18 })).toBe("opened");
    expect(await kindIn({ practice: true })).toBe("opened");
  });
});

describe("the door of a case", () => {
  const wrong = "00000000";

  async function withCase() {
    const trial = trialExchange();
    const receipt = await trial.opened(trialClaim(1, 1));
    const tryWith = async (access: Partial<CaseAccess>) =>
      (await trial.exchange.caseStatus({ ...accessOf(receipt), ...access })).kind;
    return { ...trial, receipt, tryWith };
  }

  it("answers an unknown number, a wrong PIN and a wrong spare code alike", async () => {
    const { exchange, receipt } = await withCase();
    const access = accessOf(receipt);

    const answers = await Promise.all([
      exchange.caseStatus({ ...access, caseNumber: "0000000000" }),
      exchange.caseStatus({ ...access, pin: wrong }),
      exchange.caseStatus({ ...access, spareCode: "0000000000" }),
      exchange.withdrawCase({ ...access, pin: wrong }),
      exchange.renewCase({ ...access, pin: wrong }),
      exchange.addPhotos({ access: { ...access, pin: wrong }, ...trialClaim(2, 2) }),
    ]);

    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"kind":"does-not-fit"}']),
    );
  });

  it("asks for the spare code as well after ten wrong PINs, until the day ends", async () => {
    const { tryWith, receipt, pass } = await withCase();
    const { spareCode } = receipt;

    for (let at = 0; at < PIN_TRIES; at += 1) await tryWith({ pin: wrong });

    expect(await tryWith({})).toBe("does-not-fit");
    expect(await tryWith({ spareCode: "0000000000" })).toBe("does-not-fit");
    expect(await tryWith({ spareCode, pin: wrong })).toBe("does-not-fit");
    expect(await tryWith({ spareCode })).toBe("status");
    pass(DAY);
    expect(await tryWith({})).toBe("status");
  });

  it("lets a thousand tries at once guess no more than ten times", async () => {
    const { exchange, receipt } = await withCase();
    const pins = Array.from({ length: 1_000 }, (_, at) => String(at).padStart(8, "0"));
    const tried = [...pins.slice(0, PIN_TRIES), receipt.pin, ...pins.slice(PIN_TRIES)];

    const answers = await Promise.all(
      tried.map((pin) => exchange.caseStatus({ ...accessOf(receipt), pin })),
    );

    expect(answers.filter(({ kind }) => kind === "status")).toEqual([]);
  });

  it("does not count tries that fit", async () => {
    const { tryWith } = await withCase();

    for (let at = 0; at < 3 * PIN_TRIES; at += 1) expect(await tryWith({})).toBe("status");
  });

  it("keeps equal PINs of two cases as two tags", () => {
    const { secrets } = trialExchange();
    const [one, other] = ["0000000001", "0000000002"].map((number) =>
      caseTags(secrets, number, "12345678", "K7M3Q9TX2H"),
    );

    expect(one?.pin).not.toBe(other?.pin);
    expect(one?.spareCode).not.toBe(other?.spareCode);
  });

  it("does not open one case with another's PIN and spare code", async () => {
    const { opened, tryWith } = await withCase();
    const other = await opened(trialClaim(2, 2));

    expect(await tryWith({ pin: other.pin, spareCode: other.spareCode })).toBe("does-not-fit");
  });
});

describe("a case over time", () => {
  it("grows by pictures, is renewed, and ends when it is withdrawn", async () => {
    const { exchange, opened, pass } = trialExchange();
    const access = accessOf(await opened(trialClaim(1, 1)));

    expect(await exchange.addPhotos({ access, ...trialClaim(2, 2) })).toEqual({ kind: "added" });
    expect(await exchange.addPhotos({ access, ...trialClaim(2, 2) })).toEqual({ kind: "added" });
    expect(await exchange.addPhotos({ access, ...trialClaim(2, 3) })).toEqual({
      kind: "key-reused",
    });
    pass(10 * DAY);
    expect(await exchange.renewCase(access)).toEqual({
      kind: "renewed",
      protectedUntil: "2027-12-02",
    });
    const withdrawn = { kind: "withdrawn", on: "2026-12-02" };
    expect(await exchange.withdrawCase(access)).toEqual(withdrawn);
    pass(DAY);
    expect(await exchange.withdrawCase(access)).toEqual(withdrawn);
    expect(await exchange.renewCase(access)).toEqual({ kind: "case-ended" });
    expect(await exchange.addPhotos({ access, ...trialClaim(3, 3) })).toEqual({
      kind: "case-ended",
    });
    const answer = await exchange.caseStatus(access);
    expect(answer).toMatchObject({ status: { state: "withdrawn", photos: [{}, {}] } });
  });
});

it("about names the participants that read the feed within a day", async () => {
  const { exchange, desk, participant, pass, admin } = trialExchange();
  await participant("Never Reads");
  const keys = [await participant("Board"), await participant("Revoked")];
  const namesNow = async () => About.parse(await exchange.about()).participants;

  expect(await namesNow()).toEqual([]);
  for (const key of keys) {
    await desk.changes(key, { wait: 0, limit: 10 }, new AbortController().signal);
  }
  await admin({ ask: "participant-revoke", name: "Revoked" });
  pass(DAY - 1);
  expect(await namesNow()).toEqual(["Board"]);
  pass(1);
  expect(await namesNow()).toEqual([]);
});
