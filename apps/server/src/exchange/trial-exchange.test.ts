import { hammingDistance, judgePlainness, parsePdqHash } from "@holdfast/pdq";
import { expect, it } from "vitest";
import { trialHash } from "./trial-exchange.ts";

it("trial hashes are usable, and no two of them are one picture", () => {
  const hashes = Array.from({ length: 100 }, (_, at) => parsePdqHash(trialHash(at))!);

  for (const [at, hash] of hashes.entries()) {
    expect(judgePlainness({ hash, quality: 100 }).kind).toBe("usable");
    for (const other of hashes.slice(at + 1))
      expect(hammingDistance(hash, other)).toBeGreaterThan(62);
  }
});
