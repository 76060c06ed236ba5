import type { HashListStore } from "./hash-list-store.ts";
import { memoryCaseBook } from "./memory/case-book.ts";
import { memoryChangesFeed } from "./memory/changes-feed.ts";
import { memoryParticipants } from "./memory/participants.ts";
import { memoryReviewDesk } from "./memory/review-desk.ts";
import { emptyTables } from "./memory/tables.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";

/**
 * Makes an empty store that keeps every promise of `HashListStore` but one: when the process ends,
 * everything is gone. For tests and for trying things out.
 *
 * @param policy what differs from the defaults
 */
export function memoryHashListStore({
  policy = {},
}: {
  readonly policy?: Partial<Policy>;
} = {}): HashListStore {
  const tables = emptyTables({ ...DEFAULT_POLICY, ...policy }, randomGeneration());
  return {
    ...memoryCaseBook(tables),
    ...memoryReviewDesk(tables),
    ...memoryChangesFeed(tables),
    participants: memoryParticipants(tables),
    close: async () => {},
  };
}

/** 16 hex digits that tell one store from another; nobody gains anything by guessing them. */
function randomGeneration(): string {
  return Array.from({ length: 16 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
}
