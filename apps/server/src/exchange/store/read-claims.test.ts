import { DatabaseSync } from "node:sqlite";
import { type Claim, DEFAULT_POLICY, listingStanding } from "@holdfast/hash-list";
import fc from "fast-check";
import { Kysely } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate } from "../../store/migrate.ts";
import { sqliteDialect } from "../../store/sqlite-dialect.ts";
import { MIGRATIONS } from "./migrations.ts";
import { readClaims, readNewestSince } from "./read-claims.ts";
import type { Tables } from "./tables.ts";

/** A term of ten and times up to thirty, so that claims have lapsed, will lapse, or just lapse. */
const policy = { ...DEFAULT_POLICY, adultTerm: 10 };
const time = fc.integer({ min: 1, max: 30 });
const claim: fc.Arbitrary<Claim> = fc.record({
  list: fc.constantFrom("adult" as const, "adult" as const, "under-18" as const),
  since: time,
  renewedAt: time,
  withdrawnAt: fc.option(time, { nil: undefined }),
});

let database: DatabaseSync;
let db: Kysely<Tables>;

beforeEach(() => {
  database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  migrate(database, MIGRATIONS);
  db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
});

afterEach(async () => {
  await db.destroy();
  database.close();
});

it("claims taken together stand as they do one by one", async () => {
  const facts = fc.record({
    claims: fc.array(claim, { maxLength: 6 }),
    sightedAt: fc.option(time, { nil: undefined }),
    now: time,
  });
  await fc.assert(
    fc.asyncProperty(facts, async ({ claims, sightedAt, now }) => {
      keepClaims(claims);
      const together = await db.transaction().execute((on) => readClaims(on, [1, 2]));

      const standing = (of: readonly Claim[]) =>
        listingStanding({ claims: of, reviews: [], sightedAt }, policy, now);
      expect(standing(together(1))).toEqual(standing(claims));
      expect(together(2)).toEqual([]);
      expect(together(1).length).toBeLessThanOrEqual(4);
    }),
  );
});

it("tells when the newest claim that is not withdrawn was made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(claim, { maxLength: 6 }), async (claims) => {
      keepClaims(claims);
      const newest = await db.transaction().execute((on) => readNewestSince(on, 1));

      const standing = claims.filter(({ withdrawnAt }) => withdrawnAt === undefined);
      expect(newest).toBe(
        standing.length > 0 ? Math.max(...standing.map(({ since }) => since)) : undefined,
      );
    }),
  );
});

/** Makes these the claims of listing 1; listing 2 has none. */
function keepClaims(claims: readonly Claim[]): void {
  database.exec(`
    delete from claims; delete from listings;
    insert into listings (number, since, state, grounds, list)
      values (1, 1, 'claimed', 'none', 'adult'), (2, 1, 'claimed', 'none', 'adult');
  `);
  const put = database.prepare(`
    insert into claims
      (case_id, number, request, quality, list, gate, listing, since, renewed_at, withdrawn_at)
      values (1, ?, 1, 100, ?, 'open', 1, ?, ?, ?)
  `);
  for (const [index, { list, since, renewedAt, withdrawnAt }] of claims.entries()) {
    put.run(index + 1, list, since, renewedAt, withdrawnAt ?? null);
  }
}
