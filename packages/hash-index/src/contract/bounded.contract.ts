import { describe, expect, it } from "vitest";
import { flipBits, randomWords, uniformHashes } from "../testing/made-up-hashes.ts";
import { counted, type MakeIndex, PATIENT } from "./asked-index.contract.ts";

/** That what is heavy is bounded, and says so. */
export function boundedContract(numberedIndex: MakeIndex): void {
  describe("what is heavy is bounded", { timeout: PATIENT }, () => {
    const count = 80_000;
    const hash = uniformHashes(1, 11);
    const index = numberedIndex();
    for (let number = 0; number < count; number++) index.add(number, hash);

    it("a search says when there was more than it may give", () => {
      const { numbers, isWhole } = index.search(hash, 31);

      expect(numbers).toHaveLength(65_536);
      expect(new Set(numbers).size).toBe(65_536);
      expect(isWhole).toBe(false);
    });

    it("a search gives as many as it was asked for, and says that there are more", () => {
      const { numbers, isWhole } = index.search(hash, 31, 10);

      expect(numbers).toHaveLength(10);
      expect(isWhole).toBe(false);
      expect(index.search(hash, 31, 0).isWhole).toBe(false);
    });

    it("a search says when it was cut short before it found anything", () => {
      const copies = 600_000;
      const full = numberedIndex({ room: copies });
      full.addMany(counted(copies), new Uint8Array(copies * 32));
      const query = new Uint8Array(32);
      flipBits(query, 32, randomWords(14));

      const { numbers, isWhole } = full.search(query, 31);

      expect(numbers).toHaveLength(0);
      expect(isWhole).toBe(false);
    });

    it("a batch is not bounded", () => {
      const numbers = new Set<number>();
      index.searchMany(hash, 31, (_, number) => numbers.add(number));

      expect(numbers.size).toBe(count);
    });
  });
}
