export { NativeSearchMissing } from "@holdfast/hash-index/native";
export type { Answer, DecisionEntry, TreatedDecision, Unreadable } from "./engine/answer.ts";
export { FORMS, type HashedUpload, UPLOAD_ID } from "./engine/hashed-upload.ts";
export type { DecisionsAnswer, PausedListing, Verdict } from "./engine/matcher.ts";
export { TooLargeError } from "./engine/require-memory.ts";
export type { Link } from "./exchange/follow-feed.ts";
export type { WhyUnreadable } from "./hashing/hash-outcome.ts";
export type { Log } from "./log.ts";
export {
  type FullStatus,
  type MatcherOptions,
  type OpenMatcher,
  openMatcher,
} from "./open-matcher.ts";
export { FolderInUseError } from "./store/open-store.ts";
export { NotReadyError, type ReadyOptions } from "./until-ready.ts";
