import { Cursor, ListingId } from "@holdfast/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { participantView } from "./participant-view.ts";
import { secretsUnder } from "./secrets.ts";

const secrets = secretsUnder(new Uint8Array(32).fill(1));
const [before, after] = ["0123456789abcdef", "fedcba9876543210"] as const;
const view = participantView(secrets, 1, before);
const numbers = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const texts = fc.stringMatching(/^[0-9a-f]{32}$/);

describe("a participant's own ids and cursors", () => {
  it("lead back to the number they were made from", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(view.listingNumber(ListingId.parse(view.listingId(number)))).toBe(number);
        expect(view.position(Cursor.parse(view.cursor(number)))).toBe(number);
      }),
    );
  });

  it("mean nothing to another participant, nor after a restore", () => {
    for (const other of [participantView(secrets, 2, before), participantView(secrets, 1, after)]) {
      expect(other.listingId(5)).not.toBe(view.listingId(5));
      expect(other.listingNumber(view.listingId(5))).toBeUndefined();
      expect(other.position(view.cursor(5))).toBeUndefined();
    }
  });

  it("are not taken for each other", () => {
    expect(view.position(view.listingId(5))).toBeUndefined();
    expect(view.listingNumber(view.cursor(5))).toBeUndefined();
  });

  it("cannot be made up", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(view.listingNumber(text)).toBeUndefined();
        expect(view.position(text)).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });
});
