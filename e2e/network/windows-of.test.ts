import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { WINDOW, windowsFound } from "./windows-of.ts";

// Bytes beyond ASCII among bytes of ASCII: no neighbour of a part can lengthen it by chance.
const file = Buffer.from(randomBytes(5_000).map((byte) => byte | 0x80));
const hidden = file.subarray(1_001, 1_001 + 40);

function other(length: number): Uint8Array {
  return randomBytes(length).map((byte) => byte & 0x7f);
}

describe("the search for parts of a file in what was sent", () => {
  it("finds 32 bytes of it as they are", () => {
    const sent = Buffer.concat([other(700), file.subarray(700, 700 + WINDOW), other(5_000)]);

    expect(windowsFound(file, sent)).toBe(1);
  });

  it("finds them in base64 and base64url at any alignment", () => {
    for (const form of ["base64", "base64url"] as const) {
      for (let skip = 0; skip < 4; skip += 1) {
        const sent = Buffer.from(`{"note":"${"A".repeat(skip)}${hidden.toString(form)}"}`);

        expect(windowsFound(file, sent), `${form} ${skip}`).toBeGreaterThan(0);
      }
    }
  });

  it("finds them in hex of either case", () => {
    const hex = hidden.toString("hex");

    expect(windowsFound(file, Buffer.from(`x=${hex}`))).toBeGreaterThan(0);
    expect(windowsFound(file, Buffer.from(`x=0${hex.toUpperCase()}`))).toBeGreaterThan(0);
  });

  it("finds them where an address escaped them", () => {
    const escaped = Array.from(hidden, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    const base64 = encodeURIComponent(hidden.toString("base64"));

    for (const sent of [`GET /x?${escaped} HTTP/1.1`, `GET /x?${base64} HTTP/1.1`]) {
      expect(windowsFound(file, Buffer.from(sent))).toBe(hidden.length - WINDOW + 1);
    }
  });

  it("finds nothing in other bytes, nor in 31 of its own", () => {
    const sent = Buffer.concat([other(4_000), file.subarray(0, WINDOW - 1), other(50)]);

    expect(windowsFound(file, sent)).toBe(0);
  });
});
