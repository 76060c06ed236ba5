import type {
  CaseId,
  Gate,
  Grounds,
  ListingNumber,
  ListingState,
  ListName,
  Milliseconds,
  NewClaim,
  ParticipantId,
  Position,
  SightingAction,
  Tag,
  Verdict,
} from "@holdfast/hash-list";
import type { Generated } from "kysely";

/** The exchange's tables as `migrations.ts` makes them; a truth value is 0 or 1. */
export interface Tables {
  /** One row. */
  readonly store: { generation: string | null; salt: string };
  readonly cases: {
    id: Generated<CaseId>;
    case_number: Tag;
    pin: Tag;
    spare_code: Tag;
    opened_at: Milliseconds;
    withdrawn_at: Milliseconds | null;
  };
  /** What was asked under a key, as the claims that came of it. */
  readonly requests: {
    id: Generated<number>;
    key: Tag;
    case_id: CaseId;
    opens_case: 0 | 1;
  };
  readonly claims: {
    id: Generated<number>;
    case_id: CaseId;
    /** Its place in the case, from 1. */
    number: number;
    request: number;
    quality: number;
    list: ListName;
    gate: Gate;
    /** The listing that it joined, or null when it was gated. */
    listing: ListingNumber | null;
    since: Milliseconds;
    renewed_at: Milliseconds;
    withdrawn_at: Milliseconds | null;
  };
  readonly listings: {
    number: Generated<ListingNumber>;
    since: Milliseconds;
    state: ListingState["kind"];
    grounds: Grounds | "none";
    list: ListName;
    lapses_at: Milliseconds | null;
  };
  /** `kept-hashes.ts` says why hashes stand apart, and how a row of theirs may change. */
  readonly claim_hashes: {
    claim: number;
    /** Erased with the case. */
    hash: NewClaim["hash"] | null;
  };
  readonly listing_hashes: {
    listing: ListingNumber;
    /** Here only while the listing is listed or expired. */
    hash: NewClaim["hash"] | null;
    digest: number | null;
  };
  /** Each participant's newest review of a listing. */
  readonly reviews: {
    participant: ParticipantId;
    listing: ListingNumber;
    verdict: Verdict;
    at: Milliseconds;
  };
  readonly analyst_reviews: { listing: ListingNumber; verdict: Verdict; at: Milliseconds };
  readonly sightings: {
    id: Generated<number>;
    listing: ListingNumber;
    participant: ParticipantId;
    action: SightingAction;
    at: Milliseconds;
  };
  /** Listings with changes that have no position yet, in the order of the changes. */
  readonly changed: { id: Generated<number>; listing: ListingNumber; lets_go: 0 | 1 };
  readonly feed: { position: Generated<Position>; listing: ListingNumber };
  readonly allowed_hashes: { id: Generated<number>; hash: NewClaim["hash"]; radius: number };
  readonly participants: {
    id: Generated<ParticipantId>;
    name: string;
    organisation: string;
    key: Tag;
    added_at: Milliseconds;
    revoked_at: Milliseconds | null;
    last_seen_at: Milliseconds | null;
    requests: number;
    changes_read: number;
  };
}
