import type { PdqHash } from "@holdfast/pdq";
import type { Gate, ListName, Milliseconds, NewClaim } from "./claim.ts";
import type { ListingState } from "./listing-state.ts";
import type { Verdict } from "./review.ts";

/** A keyed digest of a secret, lower-case hex. The store never sees what it was made from. */
export type Tag = string;

/** The store's own number for a listing, a case or a participant; never sent to anyone. */
export type ListingNumber = number;
export type CaseId = number;
export type ParticipantId = number;

/** The three secrets of a case, as tags, and the request key that made them. */
export interface CaseSecrets {
  readonly key: Tag;
  readonly caseNumber: Tag;
  readonly pin: Tag;
  readonly spareCode: Tag;
}

export type OpenOutcome =
  | { readonly kind: "opened" | "repeated"; readonly openedAt: Milliseconds }
  | { readonly kind: "key-reused" };

export type AddOutcome =
  | { readonly kind: "added" | "repeated" }
  | { readonly kind: "key-reused" | "case-full" | "case-ended" };

export type FoundCase = {
  readonly id: CaseId;
  readonly pin: Tag;
  readonly spareCode: Tag;
};

/** One claim of a case as its owner may see it; `gate` decides the words, the hash stays behind. */
export interface CaseClaim {
  readonly number: number;
  readonly addedAt: Milliseconds;
  readonly renewedAt: Milliseconds;
  readonly withdrawnAt: Milliseconds | undefined;
  readonly list: ListName;
  readonly gate: Gate;
  /** When a participant last matched the listing: such a claim does not lapse. */
  readonly sightedAt: Milliseconds | undefined;
}

export interface CaseSighting {
  readonly participant: string;
  readonly action: SightingAction;
  readonly at: Milliseconds;
}

export interface CaseRecord {
  readonly openedAt: Milliseconds;
  readonly withdrawnAt: Milliseconds | undefined;
  readonly claims: readonly CaseClaim[];
  /** Only sightings since this case claimed the picture: no case learns what came before it. */
  readonly sightings: readonly CaseSighting[];
}

/** Where cases and their claims are kept. Every adapter passes `hash-list-store.contract.ts`. */
export interface CaseBook {
  /**
   * Opens a case with its claims in one transaction, on disk before it returns. Gated claims are
   * kept and never listed.
   *
   * Asked again with the same key it changes nothing, so a phone that lost its connection can
   * repeat the request and get the same receipt.
   *
   * @returns `opened`, `repeated`, or `key-reused` when the claims differ
   * @throws {Error} when the store cannot be reached; nothing is kept then
   */
  openCase(
    secrets: CaseSecrets,
    claims: readonly NewClaim[],
    at: Milliseconds,
  ): Promise<OpenOutcome>;

  /** Adds pictures to a case that is not withdrawn; the same key again changes nothing. */
  addClaims(
    id: CaseId,
    key: Tag,
    claims: readonly NewClaim[],
    at: Milliseconds,
  ): Promise<AddOutcome>;

  findCase(caseNumber: Tag): Promise<FoundCase | undefined>;

  readCase(id: CaseId): Promise<CaseRecord | undefined>;

  /** Protects every live claim for another term. @returns `ended` when the case was withdrawn */
  renewCase(id: CaseId, at: Milliseconds): Promise<"renewed" | "ended">;

  /**
   * Ends every live claim of a case. A listing that has no other live claim is withdrawn and its
   * hash erased everywhere in the store, in the same transaction. Asked twice, it keeps the first
   * time.
   *
   * @returns when the case was withdrawn, the first time
   */
  withdrawCase(id: CaseId, at: Milliseconds): Promise<Milliseconds>;
}

export type SightingAction = "held" | "blocked";

/** Where reviews and sightings are kept. */
export interface ReviewDesk {
  /** Keeps a participant's newest review. @returns `gone` for a listing no longer listed */
  review(
    participant: ParticipantId,
    listing: ListingNumber,
    verdict: Verdict,
    at: Milliseconds,
  ): Promise<"kept" | "gone">;

  /** Keeps an analyst's review, which decides alone. */
  analystReview(
    listing: ListingNumber,
    verdict: Verdict,
    at: Milliseconds,
  ): Promise<"kept" | "gone">;

  /** Keeps that an upload matched. One a day for each participant, listing and action. */
  sight(
    participant: ParticipantId,
    listing: ListingNumber,
    action: SightingAction,
    at: Milliseconds,
  ): Promise<"kept" | "gone">;
}

/** A place in the feed; it goes up, never down, within one generation. */
export type Position = number;

/** One listing at its newest position, as one participant may know it. */
export interface FeedEntry {
  readonly position: Position;
  readonly listing: ListingNumber;
  readonly list: ListName;
  readonly state: ListingState;
  /** Absent once the listing is withdrawn, revoked or expired. */
  readonly hash: PdqHash | undefined;
  readonly own: Verdict | "none";
  readonly since: Milliseconds;
}

export type FeedPage =
  | {
      readonly kind: "page";
      readonly entries: readonly FeedEntry[];
      readonly end: Position;
      readonly more: boolean;
    }
  | { readonly kind: "resync" };

/** The changes feed: each listing once, at its newest position. */
export interface ChangesFeed {
  /** Random, lower-case hex, 16 digits; another one after every restore from a backup. */
  generation(): Promise<string>;

  /**
   * Gives positions to committed changes, at most `most` of them, in one transaction; one caller
   * at a time. A reader that saw position n never misses, repeats or reorders what comes after it.
   *
   * @returns how many changes got a position
   */
  sequence(most: number): Promise<number>;

  /**
   * Entries after a position, oldest first.
   *
   * @returns `resync` for a position that this store has not given out yet
   */
  readAfter(after: Position, most: number, reader: ParticipantId): Promise<FeedPage>;

  /** Re-judges listings whose adult claims have lapsed by `at`. @returns how many changed */
  lapse(at: Milliseconds, most: number): Promise<number>;
}

export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  readonly organisation: string;
  readonly addedAt: Milliseconds;
  readonly revokedAt: Milliseconds | undefined;
  /** When it last read the feed, and how much it has read and written, for the operator's meter. */
  readonly lastSeenAt: Milliseconds | undefined;
  readonly requests: number;
  readonly changesRead: number;
}

/** Who takes part, by the tag of the key they carry. */
export interface Participants {
  /** @returns `name-taken` when a participant that is not revoked has this name */
  add(
    participant: { readonly name: string; readonly organisation: string; readonly key: Tag },
    at: Milliseconds,
  ): Promise<
    { readonly kind: "added"; readonly id: ParticipantId } | { readonly kind: "name-taken" }
  >;

  list(): Promise<readonly Participant[]>;

  /** @returns the participant whose key this is, or `undefined` for an unknown or revoked key */
  find(key: Tag): Promise<ParticipantId | undefined>;

  /** Puts a new key in place of the old one, which stops at once. */
  rotate(name: string, key: Tag): Promise<"rotated" | "unknown">;

  revoke(name: string, at: Milliseconds): Promise<"revoked" | "unknown">;

  /** Adds to a participant's meter. Not synced to disk on its own: a lost count harms nobody. */
  meter(id: ParticipantId, requests: number, changesRead: number, at: Milliseconds): Promise<void>;
}

/** Everything an exchange keeps. One object, so that one transaction can cover one verb. */
export interface HashListStore extends CaseBook, ReviewDesk, ChangesFeed {
  readonly participants: Participants;
  close(): Promise<void>;
}
