import type { PdqHash } from "@holdfast/pdq";
import type { Listing } from "../store/listings.ts";

/** A listing to be kept in the store: an adult claim that nobody has reviewed. */
export function storedClaim(id: string, hash: PdqHash): Omit<Listing, "number"> {
  return {
    id,
    hash,
    list: "adult",
    state: "claimed",
    grounds: "none",
    own: "none",
    paused: false,
    round: 0,
  };
}
