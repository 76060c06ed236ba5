import type { Decision } from "./decide.ts";

/** What a platform chose for when its list cannot be asked. */
export type UnavailablePolicy = "fail-open" | "fail-closed";

/**
 * Decides about an upload when no list could be asked.
 *
 * `fail-open` answers `unsure`, not `pass`: the platform shows the upload by its own rules and
 * knows that nothing vouches for it. `fail-closed` holds it until it can be judged.
 */
export function whenUnavailable(policy: UnavailablePolicy): Decision {
  switch (policy) {
    case "fail-open":
      return { kind: "unsure", because: "unavailable" };
    case "fail-closed":
      return { kind: "hold", because: "unavailable" };
  }
}
