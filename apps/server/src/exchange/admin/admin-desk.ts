import type { HashListStore, Milliseconds, Participant } from "@holdfast/hash-list";
import type { BackupProof } from "../../store/backup.ts";
import { participantView } from "../participant-view.ts";
import { newParticipantKey, type Secrets } from "../secrets.ts";
import type { AdminAnswer, AdminRequest, ParticipantRow } from "./admin-request.ts";

export interface AdminDeskNeeds {
  readonly store: HashListStore;
  readonly secrets: Secrets;
  readonly now: () => Milliseconds;
  /** Writes a whole copy of the store to a new file and says what was found in it. */
  readonly backUp: (file: string) => Promise<BackupProof>;
}

/** Does what the operator asked for. */
export type AdminDesk = (request: AdminRequest) => Promise<AdminAnswer>;

export function adminDesk({ store, secrets, now, backUp }: AdminDeskNeeds): AdminDesk {
  const { participants } = store;
  const tagOf = (key: string) => secrets.tag("participant-key", key);

  return async (request) => {
    switch (request.ask) {
      case "participant-add": {
        const { name, organisation } = request;
        const key = newParticipantKey();
        const outcome = await participants.add({ name, organisation, key: tagOf(key) }, now());
        return outcome.kind === "added" ? { kind: "added", key } : { kind: "name-taken" };
      }
      case "participant-list":
        return { kind: "participants", participants: (await participants.list()).map(rowOf) };
      case "participant-rotate": {
        const key = newParticipantKey();
        const outcome = await participants.rotate(request.name, tagOf(key));
        return outcome === "rotated" ? { kind: outcome, key } : { kind: "unknown-participant" };
      }
      case "participant-revoke": {
        const outcome = await participants.revoke(request.name, now());
        return { kind: outcome === "revoked" ? outcome : "unknown-participant" };
      }
      case "listing-revoke": {
        // Nobody outside knows the store's own numbers, so an analyst names a listing as one
        // participant knows it.
        const known = (await participants.list()).find(
          ({ name, revokedAt }) => name === request.participant && revokedAt === undefined,
        );
        if (known === undefined) return { kind: "unknown-participant" };
        const view = participantView(secrets, known.id, await store.generation());
        const listing = view.listingNumber(request.listing);
        if (listing === undefined) return { kind: "unknown-listing" };
        const outcome = await store.analystReview(listing, "not-intimate", now());
        return { kind: outcome === "kept" ? "revoked" : "gone" };
      }
      case "backup":
        return { kind: "backed-up", ...(await backUp(request.file)) };
    }
  };
}

function rowOf(participant: Participant): ParticipantRow {
  const { name, organisation, addedAt, revokedAt, lastSeenAt, requests, changesRead } = participant;
  return {
    name,
    organisation,
    addedAt: moment(addedAt),
    ...(revokedAt !== undefined && { revokedAt: moment(revokedAt) }),
    ...(lastSeenAt !== undefined && { lastSeenAt: moment(lastSeenAt) }),
    requests,
    changesRead,
  };
}

function moment(at: Milliseconds): string {
  return new Date(at).toISOString();
}
