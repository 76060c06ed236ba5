import { MOST_CASE_PHOTOS } from "@holdfast/contract";
import type { Milliseconds, NewClaim } from "../claim.ts";
import { gateClaim } from "../gate.ts";
import type { CaseBook, CaseId, CaseRecord, CaseSighting } from "../hash-list-store.ts";
import { isSameRequest } from "../request.ts";
import { isSightingVisible } from "../sighting.ts";
import { listingOf, settleListingsOf } from "./settle-listing.ts";
import type { CaseRow, ClaimRow, ListingRow, SightingRow, Tables } from "./tables.ts";

/** `CaseBook` in memory. Every verb runs to its end before another begins. */
export function memoryCaseBook(tables: Tables): CaseBook {
  return {
    async openCase(secrets, claims, at) {
      const earlier = tables.requests.get(secrets.key);
      if (earlier !== undefined) {
        if (!isSameRequest(earlier, { addsTo: undefined, claims })) return { kind: "key-reused" };
        return { kind: "repeated", openedAt: earlier.book.openedAt };
      }
      if (tables.caseByNumber.has(secrets.caseNumber)) return { kind: "key-reused" };

      const id = tables.cases.length + 1;
      const book: CaseRow = { id, secrets, openedAt: at, withdrawnAt: undefined, claims: [] };
      tables.cases.push(book);
      tables.caseByNumber.set(secrets.caseNumber, book);
      const kept = keepClaims(tables, book, claims, at);
      tables.requests.set(secrets.key, { addsTo: undefined, book, claims: kept });
      return { kind: "opened", openedAt: at };
    },

    async addClaims(id, key, claims, at) {
      const book = caseOf(tables, id);
      const earlier = tables.requests.get(key);
      if (earlier !== undefined) {
        return { kind: isSameRequest(earlier, { addsTo: id, claims }) ? "repeated" : "key-reused" };
      }
      if (book.withdrawnAt !== undefined) return { kind: "case-ended" };
      if (book.claims.length + claims.length > MOST_CASE_PHOTOS) return { kind: "case-full" };

      const kept = keepClaims(tables, book, claims, at);
      tables.requests.set(key, { addsTo: id, book, claims: kept });
      return { kind: "added" };
    },

    async findCase(caseNumber) {
      const book = tables.caseByNumber.get(caseNumber);
      return book && { id: book.id, pin: book.secrets.pin, spareCode: book.secrets.spareCode };
    },

    async readCase(id) {
      const book = tables.cases[id - 1];
      return book && recordOf(tables, book);
    },

    async renewCase(id, at) {
      const book = caseOf(tables, id);
      if (book.withdrawnAt !== undefined) return "ended";
      for (const claim of book.claims) claim.renewedAt = at;
      settleListingsOf(tables, book.claims, at);
      return "renewed";
    },

    async withdrawCase(id, at) {
      const book = caseOf(tables, id);
      if (book.withdrawnAt !== undefined) return book.withdrawnAt;
      book.withdrawnAt = at;
      for (const claim of book.claims) {
        claim.withdrawnAt = at;
        claim.hash = undefined;
      }
      settleListingsOf(tables, book.claims, at);
      return at;
    },
  };
}

function caseOf(tables: Tables, id: CaseId): CaseRow {
  const book = tables.cases[id - 1];
  if (book === undefined) throw new Error("Cannot find a case: no case has this id");
  return book;
}

/** Adds claims to a case and its open ones to their listings. */
function keepClaims(
  tables: Tables,
  book: CaseRow,
  claims: readonly NewClaim[],
  at: Milliseconds,
): readonly ClaimRow[] {
  const kept = claims.map((claim): ClaimRow => {
    const gate = gateClaim(claim, tables.allowed);
    const listing = gate === "open" ? listingOf(tables, claim.hash, at) : undefined;
    return { ...claim, since: at, renewedAt: at, withdrawnAt: undefined, gate, listing };
  });

  book.claims.push(...kept);
  for (const claim of kept) claim.listing?.claims.push(claim);
  settleListingsOf(tables, kept, at);
  return kept;
}

function recordOf(tables: Tables, { openedAt, withdrawnAt, claims }: CaseRow): CaseRecord {
  const seen = new Set<SightingRow>();
  const seenUnder = claims.map((claim) => {
    const visible = sightingsFor(claim, claim.listing);
    for (const sighting of visible) seen.add(sighting);
    return visible;
  });

  return {
    openedAt,
    withdrawnAt,
    claims: claims.map((claim, at) => ({
      number: at + 1,
      addedAt: claim.since,
      renewedAt: claim.renewedAt,
      withdrawnAt: claim.withdrawnAt,
      list: claim.list,
      gate: claim.gate,
      sightedAt: seenUnder[at]![0]?.at,
    })),
    sightings: [...seen]
      .map(({ participant, action, at }): CaseSighting => {
        return { participant: tables.participants[participant - 1]!.name, action, at };
      })
      .sort((one, other) => one.at - other.at),
  };
}

/** What the owner of a claim may see of its listing's sightings, oldest first. */
function sightingsFor(claim: ClaimRow, listing: ListingRow | undefined): readonly SightingRow[] {
  return (listing?.sightings ?? []).filter((sighting) => isSightingVisible(claim, sighting.at));
}
