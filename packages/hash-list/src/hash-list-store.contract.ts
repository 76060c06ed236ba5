import { afterEach, describe } from "vitest";
import type { HashListStore } from "./hash-list-store.ts";
import type { Policy } from "./policy.ts";
import type { FreshStore } from "./store-contract/acts.contract.ts";
import { followingContract } from "./store-contract/following.contract.ts";
import { lapsingContract } from "./store-contract/lapsing.contract.ts";
import { openingContract } from "./store-contract/opening.contract.ts";
import { participatingContract } from "./store-contract/participating.contract.ts";
import { reviewingContract } from "./store-contract/reviewing.contract.ts";
import { sightingContract } from "./store-contract/sighting.contract.ts";
import { walkingContract } from "./store-contract/walking.contract.ts";
import { withdrawingContract } from "./store-contract/withdrawing.contract.ts";

/**
 * Everything that `HashListStore` promises, as tests. Each adapter's test calls this; a promise
 * that a store cannot show here, such as what is on its disk, is tested beside that store.
 *
 * @param open makes an empty store, with the default policy but for what is given
 */
export function hashListStoreContract(
  name: string,
  open: (policy?: Partial<Policy>) => Promise<HashListStore>,
): void {
  describe(`hash list store, ${name}`, () => {
    const opened: HashListStore[] = [];

    const fresh: FreshStore = async (policy) => {
      const store = await open(policy);
      opened.push(store);
      return store;
    };

    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });

    openingContract(fresh);
    withdrawingContract(fresh);
    lapsingContract(fresh);
    reviewingContract(fresh);
    sightingContract(fresh);
    followingContract(fresh);
    participatingContract(fresh);
    walkingContract(fresh);
  });
}
