import type { Migration } from "../../store/migrate.ts";

/** The tables of the first release; `tables.ts` says what they hold. */
export const firstTables: Migration = {
  version: 1,
  up: (database) =>
    database.exec(`
      create table store (
        id integer primary key check (id = 1),
        generation text
      ) strict;
      insert into store (id) values (1);

      create table cases (
        id integer primary key,
        case_number text not null unique,
        pin text not null,
        spare_code text not null,
        opened_at integer not null,
        withdrawn_at integer
      ) strict;

      create table requests (
        id integer primary key,
        key text not null unique,
        case_id integer not null references cases (id),
        opens_case integer not null check (opens_case in (0, 1))
      ) strict;

      create table listings (
        number integer primary key,
        hash text unique,
        since integer not null,
        state text not null,
        grounds text not null,
        list text not null,
        lapses_at integer
      ) strict;
      create index listings_by_lapse on listings (lapses_at) where lapses_at is not null;

      create table claims (
        case_id integer not null references cases (id),
        number integer not null,
        request integer not null references requests (id),
        hash text,
        quality integer not null,
        list text not null,
        gate text not null,
        listing integer references listings (number),
        since integer not null,
        renewed_at integer not null,
        withdrawn_at integer,
        primary key (case_id, number)
      ) strict;
      create index claims_by_request on claims (request);
      create index claims_by_since on claims (listing, list, withdrawn_at, since);
      create index claims_by_renewal on claims (listing, list, withdrawn_at, renewed_at);

      create table participants (
        id integer primary key,
        name text not null,
        organisation text not null,
        key text not null unique,
        added_at integer not null,
        revoked_at integer,
        last_seen_at integer,
        requests integer not null,
        changes_read integer not null
      ) strict;
      create unique index participants_by_name on participants (name) where revoked_at is null;

      create table reviews (
        listing integer not null references listings (number),
        participant integer not null references participants (id),
        verdict text not null,
        at integer not null,
        primary key (listing, participant)
      ) strict;
      create index reviews_by_participant on reviews (participant);

      create table analyst_reviews (
        listing integer primary key references listings (number),
        verdict text not null,
        at integer not null
      ) strict;

      create table sightings (
        id integer primary key,
        listing integer not null references listings (number),
        participant integer not null references participants (id),
        action text not null,
        at integer not null
      ) strict;
      create index sightings_by_listing on sightings (listing, participant, action, at);

      create table changed (
        id integer primary key autoincrement,
        listing integer not null unique references listings (number),
        lets_go integer not null check (lets_go in (0, 1))
      ) strict;
      create index changed_in_order on changed (lets_go desc, id);

      create table feed (
        position integer primary key autoincrement,
        listing integer not null unique references listings (number)
      ) strict;

      create table allowed_hashes (
        id integer primary key autoincrement,
        hash text not null,
        radius integer not null
      ) strict;
    `),
};
