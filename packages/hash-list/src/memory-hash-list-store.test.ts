import { hashListStoreContract } from "./hash-list-store.contract.ts";
import { memoryHashListStore } from "./memory-hash-list-store.ts";

hashListStoreContract("in memory", async (policy = {}) => memoryHashListStore({ policy }));
