import { ListingId, Name } from "@holdfast/contract";
import { z } from "zod";

/** What the operator's command line asks, in the server's process or its own. */
export const AdminRequest = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("participant-add"), name: Name, organisation: Name }),
  z.strictObject({ ask: z.literal("participant-list") }),
  z.strictObject({ ask: z.literal("participant-rotate"), name: Name }),
  z.strictObject({ ask: z.literal("participant-revoke"), name: Name }),
  z.strictObject({ ask: z.literal("listing-revoke"), participant: Name, listing: ListingId }),
  z.strictObject({ ask: z.literal("backup"), file: z.string().min(1).max(4_000) }),
]);

/** A participant as the operator sees it; moments are ISO 8601 in UTC. */
export const ParticipantRow = z.strictObject({
  name: z.string(),
  organisation: z.string(),
  addedAt: z.string(),
  revokedAt: z.string().optional(),
  lastSeenAt: z.string().optional(),
  requests: z.int(),
  changesRead: z.int(),
});

/** What came of it. `key` is shown once and kept nowhere. */
export const AdminAnswer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["added", "rotated"]), key: z.string() }),
  z.strictObject({ kind: z.literal("participants"), participants: z.array(ParticipantRow) }),
  z.strictObject({ kind: z.enum(["revoked", "gone"]) }),
  z.strictObject({
    kind: z.literal("backed-up"),
    bytes: z.int(),
    rows: z.record(z.string(), z.int()),
  }),
  z.strictObject({ kind: z.enum(["name-taken", "unknown-participant", "unknown-listing"]) }),
  z.strictObject({ kind: z.literal("failed"), why: z.string() }),
]);

export type AdminRequest = z.infer<typeof AdminRequest>;
export type AdminAnswer = z.infer<typeof AdminAnswer>;
export type ParticipantRow = z.infer<typeof ParticipantRow>;
