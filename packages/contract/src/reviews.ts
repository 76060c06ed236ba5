import { z } from "zod";
import { ListingId } from "./text-forms.ts";

/** `POST /v1/reviews`: what a participant's trained reviewer found. A later one replaces an earlier. */
export const ReviewRequest = z.strictObject({
  listing: ListingId,
  verdict: z.enum(["intimate", "not-intimate", "unsure"]),
});

/** `POST /v1/sightings`: an upload matched a listing, and this is what the participant did. */
export const SightingRequest = z.strictObject({
  listing: ListingId,
  action: z.enum(["held", "blocked"]),
});

/** The answer to both: kept on disk, or the listing is no longer there. */
export const Kept = z.strictObject({ kind: z.enum(["kept", "gone"]) });

export type ReviewRequest = z.infer<typeof ReviewRequest>;
export type SightingRequest = z.infer<typeof SightingRequest>;
export type Kept = z.infer<typeof Kept>;
