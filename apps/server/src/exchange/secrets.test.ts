import { parseCaseNumber, parsePin, parseSpareCode } from "@holdfast/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newParticipantKey, sameTag, secretsUnder } from "./secrets.ts";
import { trialKey } from "./trial-exchange.ts";

const pepper = new Uint8Array(32).fill(1);
const secrets = secretsUnder(pepper);
const requestKeys = fc.integer({ min: 0, max: 65_535 }).map(trialKey);

describe("the secrets of a case", () => {
  it("are the same for the same request key, so that a retry shows the same receipt", () => {
    const again = secretsUnder(pepper);

    expect(again.caseSecretsFor(trialKey(1))).toEqual(secrets.caseSecretsFor(trialKey(1)));
  });

  it("are unlike for two request keys and for two peppers", () => {
    const other = secretsUnder(new Uint8Array(32).fill(2));
    const all = [
      secrets.caseSecretsFor(trialKey(1)),
      secrets.caseSecretsFor(trialKey(2)),
      other.caseSecretsFor(trialKey(1)),
    ];

    for (const part of ["caseNumber", "pin", "spareCode"] as const) {
      expect(new Set(all.map((one) => one[part])).size).toBe(3);
    }
  });

  it("have the forms that people type", () => {
    fc.assert(
      fc.property(requestKeys, (key) => {
        const { caseNumber, pin, spareCode } = secrets.caseSecretsFor(key);

        expect(parseCaseNumber(caseNumber)).toBe(caseNumber);
        expect(parsePin(pin)).toBe(pin);
        expect(parseSpareCode(spareCode)).toBe(spareCode);
      }),
    );
  });

  it("use every digit of a PIN about equally often", () => {
    const digits = Array.from(
      { length: 2_000 },
      (_, at) => secrets.caseSecretsFor(trialKey(at)).pin,
    )
      .join("")
      .split("");

    for (let digit = 0; digit < 10; digit += 1) {
      const seen = digits.filter((one) => one === String(digit)).length;
      // 16,000 draws: 1,600 expected, and six standard deviations are 228.
      expect(Math.abs(seen - 1_600)).toBeLessThan(228);
    }
  });
});

describe("tags", () => {
  it("of one text differ between kinds, and between ways to cut the text", () => {
    const tags = [
      secrets.tag("pin", "ab", "c"),
      secrets.tag("pin", "a", "bc"),
      secrets.tag("pin", "abc"),
      secrets.tag("spare-code", "ab", "c"),
    ];

    expect(new Set(tags).size).toBe(tags.length);
  });

  it("are the same only when they are equal", () => {
    const tag = secrets.tag("pin", "1");

    expect(sameTag(tag, secrets.tag("pin", "1"))).toBe(true);
    expect(sameTag(tag, secrets.tag("pin", "2"))).toBe(false);
    expect(sameTag(tag, tag.slice(2))).toBe(false);
  });
});

it("a participant's key is 160 random bits after hfp_", () => {
  const keys = Array.from({ length: 100 }, newParticipantKey);

  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^hfp_[0-9A-HJKMNP-TV-Z]{32}$/);
});

it("a pepper of another length is refused", () => {
  expect(() => secretsUnder(new Uint8Array(31))).toThrow(RangeError);
});

it("a pepper that is wiped afterwards changes nothing", () => {
  const wiped = new Uint8Array(32).fill(1);
  const under = secretsUnder(wiped);
  wiped.fill(0);

  expect(under.tag("pin", "1")).toBe(secrets.tag("pin", "1"));
});
