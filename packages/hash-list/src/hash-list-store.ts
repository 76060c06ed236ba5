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
  /**
   * When a participant first matched it while it was claimed, if one has: such a claim does not
   * lapse. The first, so that this says nothing of later matches before they may be shown.
   */
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
  /**
   * Oldest first, only from while this case claimed the picture (`isSightingVisible`): no case
   * learns what came before it, nor from what comes after it that another case claims the same.
   */
  readonly sightings: readonly CaseSighting[];
}

/**
 * Where cases and their claims are kept. Every adapter passes `hash-list-store.contract.ts`.
 *
 * To change a case by an id that `findCase` never gave is a programmer's mistake and throws.
 */
export interface CaseBook {
  /**
   * Opens a case with its claims in one transaction, on disk before it returns. Gated claims
   * (`gateClaim`) are kept and never listed. An open one joins the listing of its hash, an expired
   * one too, or begins one. The same picture twice is two claims.
   *
   * Asked again with the same key it changes nothing, so a phone that lost its connection can
   * repeat the request and get the same receipt.
   *
   * @returns `opened`, `repeated`, or `key-reused` when the key was used for anything else
   * (`isSameRequest`) or another case has this number; the sender chooses another key then
   * @throws {Error} when the store cannot be reached; nothing is kept then
   */
  openCase(
    secrets: CaseSecrets,
    claims: readonly NewClaim[],
    at: Milliseconds,
  ): Promise<OpenOutcome>;

  /**
   * Adds pictures to a case that is not withdrawn, all of them or none; the same key again changes
   * nothing.
   *
   * @returns `repeated`, whatever became of the case since; else `key-reused`; else `case-ended`
   * when it was withdrawn; else `case-full` when it would have more than `MOST_CASE_PHOTOS`
   */
  addClaims(
    id: CaseId,
    key: Tag,
    claims: readonly NewClaim[],
    at: Milliseconds,
  ): Promise<AddOutcome>;

  findCase(caseNumber: Tag): Promise<FoundCase | undefined>;

  readCase(id: CaseId): Promise<CaseRecord | undefined>;

  /**
   * Protects every picture of a case for another term. A lapsed claim is live again: its owner is
   * back, and an expired listing is listed again under its number.
   *
   * @returns `ended` when the case was withdrawn
   */
  renewCase(id: CaseId, at: Milliseconds): Promise<"renewed" | "ended">;

  /**
   * Ends every claim of a case, gated and lapsed ones too. A listing whose last claim ends so is
   * withdrawn and its hash erased everywhere in the store, in the same transaction; claimed again,
   * it is another listing with another number. While another case has a lapsed claim on it, it is
   * expired instead, since that case may still be renewed. Asked twice, it keeps the first time.
   *
   * @returns when the case was withdrawn, the first time
   */
  withdrawCase(id: CaseId, at: Milliseconds): Promise<Milliseconds>;
}

export type SightingAction = "held" | "blocked";

/** Where reviews and sightings are kept. */
export interface ReviewDesk {
  /**
   * Keeps a participant's newest review and judges the listing again. When that revokes it, its hash
   * moves to the allow list with the policy's radius, and a later claim on it is `allow-listed`. A
   * revoked listing stays so, whatever happens later.
   *
   * @returns `gone` for a listing no longer listed
   */
  review(
    participant: ParticipantId,
    listing: ListingNumber,
    verdict: Verdict,
    at: Milliseconds,
  ): Promise<"kept" | "gone">;

  /**
   * Keeps an analyst's newest review: "not-intimate" revokes alone, "intimate" confirms alone
   * unless a participant dissents.
   */
  analystReview(
    listing: ListingNumber,
    verdict: Verdict,
    at: Milliseconds,
  ): Promise<"kept" | "gone">;

  /**
   * Keeps that an upload matched. One a day for each participant, listing and action, and one more
   * that day after another case claimed the picture (`isSightingKnown`).
   *
   * @returns `gone` for a listing no longer listed
   */
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
   * Gives positions to listings with committed changes, at most `most` of them, in one transaction;
   * one caller at a time. A reader that saw position n never misses, repeats or reorders what comes
   * after it. Listings to let go of come first, so that no flood of claims delays a withdrawal.
   *
   * A change is what a participant can see: state, grounds, list, or its own verdict.
   *
   * @returns how many listings got a position
   */
  sequence(most: number): Promise<number>;

  /**
   * Entries after a position, oldest first.
   *
   * @returns `resync` for a position that this store has not given out yet
   */
  readAfter(after: Position, most: number, reader: ParticipantId): Promise<FeedPage>;

  /**
   * Expires listings whose last claim has lapsed by `at`, at most `most` of them. Until then they
   * are listed, and a match still counts.
   *
   * @returns how many expired
   */
  lapse(at: Milliseconds, most: number): Promise<number>;
}

export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  readonly organisation: string;
  readonly addedAt: Milliseconds;
  readonly revokedAt: Milliseconds | undefined;
  /** When it was last metered, and how much it has asked and read, for the operator. */
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

  /**
   * Ends a participant: its key stops at once, its name is free for another, and its reviews count
   * no more. Every listing it reviewed is judged again in the same transaction, so that one false
   * word for every listing, from a stolen key or a dishonest platform, can be taken back. Listings
   * that are revoked stay so. What it did about uploads stays on the cases' pages.
   *
   * A platform that leaves on good terms is given a key that nobody keeps instead, by `rotate`.
   */
  revoke(name: string, at: Milliseconds): Promise<"revoked" | "unknown">;

  /** Adds to a participant's meter. Not synced to disk on its own: a lost count harms nobody. */
  meter(id: ParticipantId, requests: number, changesRead: number, at: Milliseconds): Promise<void>;
}

/** Everything an exchange keeps. One object, so that one transaction can cover one verb. */
export interface HashListStore extends CaseBook, ReviewDesk, ChangesFeed {
  readonly participants: Participants;
  close(): Promise<void>;
}
