import type { MakeIndex } from "./contract/asked-index.contract.ts";
import { badInputContract } from "./contract/bad-input.contract.ts";
import { batchContract } from "./contract/batch.contract.ts";
import { boundedContract } from "./contract/bounded.contract.ts";
import { changingContract } from "./contract/changing.contract.ts";
import { findingContract } from "./contract/finding.contract.ts";

/** What every index promises, however it searches. @param makeIndex makes an empty one */
export function numberedIndexContract(makeIndex: MakeIndex): void {
  findingContract(makeIndex);
  changingContract(makeIndex);
  boundedContract(makeIndex);
  batchContract(makeIndex);
  badInputContract(makeIndex);
}
