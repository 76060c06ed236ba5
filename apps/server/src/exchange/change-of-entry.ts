import type { Change } from "@holdfast/contract";
import type { FeedEntry } from "@holdfast/hash-list";
import { dayOf } from "./day.ts";
import type { ParticipantView } from "./participant-view.ts";

/**
 * One feed entry as its reader may know it: an id of its own, and days instead of moments.
 *
 * @throws {Error} when a listing that may be acted on has lost its hash: the store broke its promise
 */
export function changeOfEntry(entry: FeedEntry, view: ParticipantView): Change {
  const id = view.listingId(entry.listing);
  const { state } = entry;

  switch (state.kind) {
    case "withdrawn":
    case "revoked":
    case "expired":
      return { kind: "removed", id, why: state.kind };
    case "claimed":
    case "confirmed":
    case "disputed":
      if (entry.hash === undefined) throw new Error("Cannot send a listing: it has no hash");
      return {
        kind: "listed",
        id,
        algorithm: "pdq",
        hash: entry.hash,
        list: entry.list,
        state: state.kind,
        grounds: state.kind === "claimed" ? "none" : state.grounds,
        own: entry.own,
        since: dayOf(entry.since),
      };
  }
}
