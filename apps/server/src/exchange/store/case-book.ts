import { MOST_CASE_PHOTOS } from "@holdfast/contract";
import {
  type CaseBook,
  type CaseId,
  gateClaim,
  isSameRequest,
  type ListingNumber,
  type Milliseconds,
  type NewClaim,
  type Tag,
} from "@holdfast/hash-list";
import type { Transaction } from "kysely";
import { readCaseRecord } from "./read-case-record.ts";
import { settleListings } from "./settle-listings.ts";
import type { StoreParts } from "./store-parts.ts";
import type { Tables } from "./tables.ts";

/** `CaseBook` in the database. */
export function storedCaseBook(parts: StoreParts): CaseBook {
  const { db, read, commit, hashes, allowed } = parts;

  /** Adds claims to a case, and its open ones to their listings. */
  async function keepClaims(
    on: Transaction<Tables>,
    { id, key, held }: { readonly id: CaseId; readonly key: Tag; readonly held: number },
    claims: readonly NewClaim[],
    at: Milliseconds,
  ): Promise<void> {
    const opens_case = held === 0 ? 1 : 0;
    const { id: request } = await on
      .insertInto("requests")
      .values({ key, case_id: id, opens_case })
      .returning("id")
      .executeTakeFirstOrThrow();

    const list = await allowed.within(on);
    const joined: ListingNumber[] = [];
    for (const [index, { hash, ...claim }] of claims.entries()) {
      const gate = gateClaim({ hash, ...claim }, list);
      const listing = gate === "open" ? await listingOf(on, hash, at) : null;
      if (listing !== null) joined.push(listing);
      const added = await on
        .insertInto("claims")
        .values({
          ...claim,
          case_id: id,
          number: held + index + 1,
          request,
          gate,
          listing,
          since: at,
          renewed_at: at,
          withdrawn_at: null,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await hashes.addToClaim(on, added.id, hash);
    }
    await settleListings(on, parts, joined, at);
  }

  /** The listing of a hash, or a new one without claims: the caller adds one and settles it. */
  async function listingOf(
    on: Transaction<Tables>,
    hash: NewClaim["hash"],
    at: Milliseconds,
  ): Promise<ListingNumber> {
    const known = await hashes.findListing(on, hash);
    if (known !== undefined) return known;

    const { number } = await on
      .insertInto("listings")
      .values({ since: at, state: "withdrawn", grounds: "none", list: "adult", lapses_at: null })
      .returning("number")
      .executeTakeFirstOrThrow();
    await hashes.addToListing(on, number, hash);
    return number;
  }

  return {
    openCase: (secrets, claims, at) =>
      commit(async (on) => {
        const earlier = await readRequest(on, secrets.key);
        if (earlier !== undefined) {
          if (!isSameRequest(earlier, { addsTo: undefined, claims })) return { kind: "key-reused" };
          return { kind: "repeated", openedAt: earlier.openedAt };
        }
        if (await isNumberTaken(on, secrets.caseNumber)) return { kind: "key-reused" };

        const { id } = await on
          .insertInto("cases")
          .values({
            case_number: secrets.caseNumber,
            pin: secrets.pin,
            spare_code: secrets.spareCode,
            opened_at: at,
            withdrawn_at: null,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        await keepClaims(on, { id, key: secrets.key, held: 0 }, claims, at);
        return { kind: "opened", openedAt: at };
      }),

    addClaims: (id, key, claims, at) =>
      commit(async (on) => {
        const withdrawnAt = await readWithdrawnAt(on, id);
        const earlier = await readRequest(on, key);
        if (earlier !== undefined) {
          const isSame = isSameRequest(earlier, { addsTo: id, claims });
          return { kind: isSame ? "repeated" : "key-reused" };
        }
        if (withdrawnAt !== null) return { kind: "case-ended" };
        const held = await countClaims(on, id);
        if (held + claims.length > MOST_CASE_PHOTOS) return { kind: "case-full" };

        await keepClaims(on, { id, key, held }, claims, at);
        return { kind: "added" };
      }),

    findCase: (caseNumber) =>
      db
        .selectFrom("cases")
        .select(["id", "pin", "spare_code as spareCode"])
        .where("case_number", "=", caseNumber)
        .executeTakeFirst(),

    readCase: (id) => read((on) => readCaseRecord(on, id)),

    renewCase: (id, at) =>
      commit(async (on) => {
        if ((await readWithdrawnAt(on, id)) !== null) return "ended";
        await on.updateTable("claims").set({ renewed_at: at }).where("case_id", "=", id).execute();
        await settleListings(on, parts, await listingsOf(on, id), at);
        return "renewed";
      }),

    withdrawCase: (id, at) =>
      commit(async (on) => {
        const withdrawnAt = await readWithdrawnAt(on, id);
        if (withdrawnAt !== null) return withdrawnAt;
        await on.updateTable("cases").set({ withdrawn_at: at }).where("id", "=", id).execute();
        await on
          .updateTable("claims")
          .set({ withdrawn_at: at })
          .where("case_id", "=", id)
          .execute();
        await hashes.eraseOfCase(on, id);
        await settleListings(on, parts, await listingsOf(on, id), at);
        return at;
      }),
  };
}

async function readRequest(on: Transaction<Tables>, key: Tag) {
  const asked = await on
    .selectFrom("requests")
    .innerJoin("cases", "cases.id", "requests.case_id")
    .select(["requests.id", "case_id", "opens_case", "opened_at as openedAt"])
    .where("key", "=", key)
    .executeTakeFirst();
  if (asked === undefined) return undefined;

  const claims = await on
    .selectFrom("claims")
    .innerJoin("claim_hashes", "claim_hashes.claim", "claims.id")
    .select(["hash", "quality", "list"])
    .where("request", "=", asked.id)
    .orderBy("number")
    .execute();
  return {
    addsTo: asked.opens_case === 1 ? undefined : asked.case_id,
    openedAt: asked.openedAt,
    claims: claims.map((claim) => ({ ...claim, hash: claim.hash ?? undefined })),
  };
}

async function isNumberTaken(on: Transaction<Tables>, caseNumber: Tag): Promise<boolean> {
  const taken = await on
    .selectFrom("cases")
    .select("id")
    .where("case_number", "=", caseNumber)
    .executeTakeFirst();
  return taken !== undefined;
}

/** @throws {Error} when there is no such case: its id came from `findCase` */
async function readWithdrawnAt(on: Transaction<Tables>, id: CaseId): Promise<Milliseconds | null> {
  const row = await on
    .selectFrom("cases")
    .select("withdrawn_at")
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Error("Cannot find a case: no case has this id");
  return row.withdrawn_at;
}

async function countClaims(on: Transaction<Tables>, id: CaseId): Promise<number> {
  const { held } = await on
    .selectFrom("claims")
    .select(({ fn }) => fn.countAll<number>().as("held"))
    .where("case_id", "=", id)
    .executeTakeFirstOrThrow();
  return held;
}

async function listingsOf(on: Transaction<Tables>, id: CaseId): Promise<readonly ListingNumber[]> {
  const rows = await on
    .selectFrom("claims")
    .select("listing")
    .where("case_id", "=", id)
    .orderBy("number")
    .execute();
  return rows.flatMap(({ listing }) => (listing === null ? [] : [listing]));
}
