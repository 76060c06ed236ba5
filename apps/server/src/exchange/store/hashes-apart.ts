import type { DatabaseSync } from "node:sqlite";
import type { NewClaim } from "@holdfast/hash-list";
import type { Migration } from "../../store/migrate.ts";
import { type HashDigest, hashDigest, randomSalt } from "./hash-digest.ts";

/**
 * Gives hashes tables of their own, so that none is ever moved: see `kept-hashes.ts`. The tables that
 * held them are made anew, and the old ones dropped, which zeroes their pages.
 */
export const hashesApart: Migration = {
  version: 2,
  up: (database) => {
    const salt = randomSalt();
    database.exec("alter table store add column salt text");
    database.prepare("update store set salt = ?").run(salt);

    moveClaims(database);
    moveListings(database, hashDigest(salt));
  },
};

function moveClaims(database: DatabaseSync): void {
  const columns =
    "case_id, number, request, quality, list, gate, listing, since, renewed_at, withdrawn_at";
  database.exec(`
    create table new_claims (
      id integer primary key,
      case_id integer not null references cases (id),
      number integer not null,
      request integer not null references requests (id),
      quality integer not null,
      list text not null,
      gate text not null,
      listing integer references listings (number),
      since integer not null,
      renewed_at integer not null,
      withdrawn_at integer,
      unique (case_id, number)
    ) strict;
    insert into new_claims (id, ${columns}) select rowid, ${columns} from claims order by rowid;

    create table claim_hashes (
      claim integer primary key references claims (id),
      hash text
    ) strict;
    insert into claim_hashes (claim, hash) select rowid, hash from claims order by rowid;

    drop table claims;
    alter table new_claims rename to claims;
    create index claims_by_request on claims (request);
    create index claims_by_since on claims (listing, list, withdrawn_at, since);
    create index claims_by_renewal on claims (listing, list, withdrawn_at, renewed_at);
  `);
}

function moveListings(database: DatabaseSync, digestOf: HashDigest): void {
  const columns = "number, since, state, grounds, list, lapses_at";
  database.exec(`
    create table new_listings (
      number integer primary key,
      since integer not null,
      state text not null,
      grounds text not null,
      list text not null,
      lapses_at integer
    ) strict;
    insert into new_listings (${columns}) select ${columns} from listings order by number;

    create table listing_hashes (
      listing integer primary key references listings (number),
      hash text,
      digest integer
    ) strict;
    create index listing_hashes_by_digest on listing_hashes (digest) where digest is not null;
  `);
  const put = database.prepare(
    "insert into listing_hashes (listing, hash, digest) values (?, ?, ?)",
  );
  const rows = database.prepare("select number, hash from listings order by number").iterate();
  for (const { number, hash } of rows as Iterable<ListingRow>) {
    put.run(number, hash, hash === null ? null : digestOf(hash));
  }

  database.exec(`
    drop table listings;
    alter table new_listings rename to listings;
    create index listings_by_lapse on listings (lapses_at) where lapses_at is not null;
  `);
}

interface ListingRow {
  readonly number: number;
  readonly hash: NewClaim["hash"] | null;
}
