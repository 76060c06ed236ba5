import type { Milliseconds, ParticipantId } from "@holdfast/hash-list";
import type { Commit } from "../../store/shared-commit.ts";
import type { Tables } from "./tables.ts";

/** What participants have asked and read since it was last written. */
export interface Metered {
  readonly requests: number;
  readonly changesRead: number;
  readonly lastSeenAt: Milliseconds;
}

/**
 * Counts in memory, since a commit for every request that a participant makes would cost as much
 * as a case. `write` adds the counts to the database; a kill in between loses them.
 */
export interface PendingMeter {
  add(id: ParticipantId, counted: Metered): void;
  of(id: ParticipantId): Metered | undefined;
  write(commit: Commit<Tables>): Promise<void>;
}

export function pendingMeter(): PendingMeter {
  let pending = new Map<ParticipantId, Metered>();

  function add(id: ParticipantId, counted: Metered): void {
    const before = pending.get(id);
    pending.set(id, {
      requests: (before?.requests ?? 0) + counted.requests,
      changesRead: (before?.changesRead ?? 0) + counted.changesRead,
      lastSeenAt: Math.max(before?.lastSeenAt ?? 0, counted.lastSeenAt),
    });
  }

  return {
    add,
    of: (id) => pending.get(id),

    async write(commit) {
      const counted = pending;
      if (counted.size === 0) return;
      pending = new Map();
      try {
        await commit(async (on) => {
          for (const [id, { requests, changesRead, lastSeenAt }] of counted) {
            await on
              .updateTable("participants")
              .set((row) => ({
                requests: row("requests", "+", requests),
                changes_read: row("changes_read", "+", changesRead),
                last_seen_at: lastSeenAt,
              }))
              .where("id", "=", id)
              .execute();
          }
        });
      } catch (error) {
        for (const [id, lost] of counted) add(id, lost);
        throw error;
      }
    },
  };
}
