import type { PdqHash } from "@holdfast/pdq";
import { type AllowList, allowList } from "../allow-list.ts";
import type { Claim, Gate, Milliseconds } from "../claim.ts";
import type {
  CaseId,
  CaseSecrets,
  ListingNumber,
  Participant,
  ParticipantId,
  SightingAction,
  Tag,
} from "../hash-list-store.ts";
import type { ListingStanding } from "../listing-standing.ts";
import type { Policy } from "../policy.ts";
import type { SentClaim } from "../request.ts";
import type { Verdict } from "../review.ts";

type Row<Kept> = { -readonly [Name in keyof Kept]: Kept[Name] };

/** A claim with what only its case knows of it; the hash is erased with the case. */
export interface ClaimRow extends Row<Claim & SentClaim> {
  gate: Gate;
  /** The listing it joined, or `undefined` when it was gated. */
  readonly listing: ListingRow | undefined;
}

export interface CaseRow {
  readonly id: CaseId;
  readonly secrets: CaseSecrets;
  readonly openedAt: Milliseconds;
  withdrawnAt: Milliseconds | undefined;
  /** In the order in which they were added: the first is number 1. */
  readonly claims: ClaimRow[];
}

/** What was asked under a key, as the claims that came of it. */
export interface RequestRow {
  readonly addsTo: CaseId | undefined;
  readonly book: CaseRow;
  readonly claims: readonly ClaimRow[];
}

export interface SightingRow {
  readonly participant: ParticipantId;
  readonly action: SightingAction;
  readonly at: Milliseconds;
}

export interface ListingRow {
  readonly number: ListingNumber;
  readonly since: Milliseconds;
  /** Here only while the listing is listed or expired. */
  hash: PdqHash | undefined;
  readonly claims: ClaimRow[];
  readonly reviews: Map<ParticipantId | "analyst", { verdict: Verdict; at: Milliseconds }>;
  readonly sightings: SightingRow[];
  standing: ListingStanding;
  /** Its place in the feed, or `undefined` before it has one. */
  position: number | undefined;
}

export interface ParticipantRow extends Row<Participant> {
  key: Tag;
}

/** Everything that a memory store holds. Ids and listing numbers are places in their table, from 1. */
export interface Tables {
  readonly policy: Policy;
  readonly generation: string;
  readonly allowed: AllowList;
  readonly cases: CaseRow[];
  readonly caseByNumber: Map<Tag, CaseRow>;
  readonly requests: Map<Tag, RequestRow>;
  readonly listings: ListingRow[];
  readonly listingByHash: Map<PdqHash, ListingRow>;
  /** Listings with changes that have no position yet, in the order of the changes. */
  readonly changed: Set<ListingRow>;
  /** The listing at each position from 1; `undefined` where it moved on to a newer one. */
  readonly feed: (ListingRow | undefined)[];
  readonly participants: ParticipantRow[];
}

export function emptyTables(policy: Policy, generation: string): Tables {
  return {
    policy,
    generation,
    allowed: allowList(),
    cases: [],
    caseByNumber: new Map(),
    requests: new Map(),
    listings: [],
    listingByHash: new Map(),
    changed: new Set(),
    feed: [],
    participants: [],
  };
}
