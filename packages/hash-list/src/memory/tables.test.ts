import { inspect } from "node:util";
import { expect, it } from "vitest";
import { DEFAULT_POLICY } from "../policy.ts";
import { secretsOf } from "../store-contract/acts.contract.ts";
import { claimOn, sampleHash } from "../store-contract/sample-claims.contract.ts";
import { memoryCaseBook } from "./case-book.ts";
import { emptyTables } from "./tables.ts";

const [sky, sea] = [sampleHash(0), sampleHash(1)];

it("nothing in the tables holds the hash of a picture that nobody claims any more", async () => {
  const tables = emptyTables(DEFAULT_POLICY, "0123456789abcdef");
  const book = memoryCaseBook(tables);
  const plain = { ...claimOn(sampleHash(2)), quality: 0 };
  await book.openCase(secretsOf("Ada"), [claimOn(sky), claimOn(sea), plain], 5);
  await book.openCase(secretsOf("Bo"), [claimOn(sea)], 5);
  const held = () => inspect(tables, { depth: Number.POSITIVE_INFINITY, maxArrayLength: null });
  expect(held()).toContain(sky);

  await book.withdrawCase(1, 6);

  expect(held()).not.toContain(sky);
  expect(held()).not.toContain(plain.hash);
  expect(held()).toContain(sea);

  await book.withdrawCase(2, 7);
  expect(held()).not.toContain(sea);
});
