export {
  BREAKER_MOST_UPLOADS,
  BREAKER_WINDOW,
  breakerOpen,
  type MatchRate,
} from "./breaker-open.ts";
export { type Change, changeOf, standingAfter } from "./change-of.ts";
export {
  type Contact,
  contactState,
  HOLD_ONLY_AFTER,
  type Milliseconds,
  STALE_AFTER,
} from "./contact-state.ts";
export {
  type Decision,
  decide,
  type JudgedUpload,
  LEAST_QUALITY,
  MATCH_DISTANCE,
} from "./decide.ts";
export type { BlockReason, HoldReason } from "./judge-listing.ts";
export type {
  Grounds,
  ListingState,
  ListName,
  MatchedListing,
  OwnVerdict,
} from "./matched-listing.ts";
export { type Duty, type Treatment, treatment } from "./treatment.ts";
export { type UnavailablePolicy, whenUnavailable } from "./when-unavailable.ts";
