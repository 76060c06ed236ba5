import { z } from "zod";
import { Cursor, Day, HashText, ListingId, ListName } from "./text-forms.ts";

/** The most changes one page carries. */
export const MOST_CHANGES = 1_000;

/** The longest a reader may wait for news, in seconds. */
export const MOST_WAIT_SECONDS = 30;

/** A listing that may be acted on, at its newest position. */
export const ListedChange = z.strictObject({
  kind: z.literal("listed"),
  id: ListingId,
  algorithm: z.literal("pdq"),
  hash: HashText,
  list: ListName,
  state: z.enum(["claimed", "confirmed", "disputed"]),
  /**
   * Why it is confirmed: one participant, enough independent ones, or an analyst. Of a disputed one,
   * what stands against the dissent.
   */
  grounds: z.enum(["none", "single", "quorum", "analyst"]),
  /** The reading participant's own review, so that its store can be lost. */
  own: z.enum(["none", "intimate", "not-intimate", "unsure"]),
  since: Day,
});

/** A listing to let go of. Its hash is not repeated: the exchange may no longer have it. */
export const RemovedChange = z.strictObject({
  kind: z.literal("removed"),
  id: ListingId,
  why: z.enum(["withdrawn", "revoked", "expired"]),
});

export const Change = z.discriminatedUnion("kind", [ListedChange, RemovedChange]);

/** `GET /v1/changes?cursor=…&wait=…&limit=…` */
export const ChangesQuery = z.strictObject({
  cursor: Cursor.optional(),
  wait: z.coerce.number().int().min(0).max(MOST_WAIT_SECONDS).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_CHANGES).default(MOST_CHANGES),
});

/** A page of the feed; removals come before additions, and `more` says not to wait. */
export const ChangesPage = z.strictObject({
  changes: z.array(Change).max(MOST_CHANGES),
  cursor: Cursor,
  more: z.boolean(),
});

export type ListedChange = z.infer<typeof ListedChange>;
export type RemovedChange = z.infer<typeof RemovedChange>;
export type Change = z.infer<typeof Change>;
export type ChangesQuery = z.infer<typeof ChangesQuery>;
export type ChangesPage = z.infer<typeof ChangesPage>;
