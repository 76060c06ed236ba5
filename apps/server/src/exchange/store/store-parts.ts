import type { Policy } from "@holdfast/hash-list";
import type { Kysely, Transaction } from "kysely";
import type { Commit } from "../../store/shared-commit.ts";
import type { AllowedHashes } from "./allowed-hashes.ts";
import type { KeptHashes } from "./kept-hashes.ts";
import type { PendingMeter } from "./pending-meter.ts";
import type { Tables } from "./tables.ts";

/** What the parts of the store work with. */
export interface StoreParts {
  /** For a read that is one query. */
  readonly db: Kysely<Tables>;
  /** For a read of several queries, which must all see the same moment. */
  readonly read: <Answer>(verb: (on: Transaction<Tables>) => Promise<Answer>) => Promise<Answer>;
  /** For everything that writes: it resolves when the verb is on disk. */
  readonly commit: Commit<Tables>;
  readonly policy: Policy;
  readonly hashes: KeptHashes;
  readonly allowed: AllowedHashes;
  readonly meter: PendingMeter;
}
