import { expect, it } from "vitest";
import { lendScratch } from "./scratch.ts";

it("lends zeroed buffers that keep what is written until they are wiped", () => {
  const { scratch, wipe } = lendScratch();
  const lent = [scratch(3), scratch(4)];
  const [three, four] = lent;

  expect([...three!, ...four!]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  three!.fill(7);
  four!.fill(9);
  expect([...three!, ...four!]).toEqual([7, 7, 7, 9, 9, 9, 9]);

  wipe();

  expect([...three!, ...four!]).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
