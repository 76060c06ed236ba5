import { z } from "zod";

/**
 * The text forms that cross the wire. Every string in every schema has a pattern and a maximum,
 * so that no field has room for a picture; `largest-body.test.ts` adds the maxima up.
 */

/** The most bytes that the body of a request has: room for 30 pictures' hashes, not for a picture. */
export const MOST_REQUEST_BYTES = 16 * 1024;

/** A PDQ hash: 64 lower-case hex digits, as the reference prints it. */
export const HashText = z
  .string()
  .length(64)
  .regex(/^[0-9a-f]{64}$/);

/** 128 random bits chosen by the sender, 32 lower-case hex digits: the same key is the same request. */
export const IdempotencyKey = z
  .string()
  .length(32)
  .regex(/^[0-9a-f]{32}$/);

/** A listing, as one participant knows it: 32 lower-case hex digits, different for every participant. */
export const ListingId = z
  .string()
  .length(32)
  .regex(/^[0-9a-f]{32}$/);

/** A place in the changes feed. Opaque: only the exchange that gave it can read it. */
export const Cursor = z
  .string()
  .length(32)
  .regex(/^[0-9a-f]{32}$/);

/** A calendar day in UTC, `2026-11-22`. Times are never sent finer than this to a participant. */
export const Day = z
  .string()
  .length(10)
  .regex(/^\d{4}-\d{2}-\d{2}$/);

/** A name that people read: a participant's or an operator's. Letters, digits, marks and plain punctuation. */
export const Name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'&()/:+-]*$/u);

/** Which pictures a list carries. The under-18 label wins when claims differ. */
export const ListName = z.enum(["adult", "under-18"]);

export type HashText = z.infer<typeof HashText>;
export type IdempotencyKey = z.infer<typeof IdempotencyKey>;
export type ListingId = z.infer<typeof ListingId>;
export type Cursor = z.infer<typeof Cursor>;
export type Day = z.infer<typeof Day>;
export type ListName = z.infer<typeof ListName>;
