import { judgePlainness } from "@holdfast/pdq";
import type { AllowList } from "./allow-list.ts";
import type { Gate, NewClaim } from "./claim.ts";

/**
 * Decides whether a claim may be listed, before anything else is asked of it.
 *
 * What is listed already plays no part, also not for a hash that lies near an allowed one and was
 * listed earlier: a gate that let listed hashes through would answer differently for them, and a
 * blackmailer could try out what is listed by claiming it with a quality of 0.
 *
 * The quality is the device's word, so the shape of the hash itself is asked as well.
 */
export function gateClaim(claim: NewClaim, allowed: Pick<AllowList, "covers">): Gate {
  if (judgePlainness(claim).kind === "too-plain") return "too-plain";
  return allowed.covers(claim.hash) ? "allow-listed" : "open";
}
