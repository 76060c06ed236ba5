import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "../../apps/matcher/src/store/open-store.ts";

/** Makes a matcher's store with so many made-up listings, all at once: one by one takes minutes. */
export function storeWithListings(folder: string, listings: number): void {
  openStore(folder).close();
  const db = new DatabaseSync(path.join(folder, "matcher.sqlite"));
  db.exec(`
    PRAGMA synchronous = OFF; -- made up: nothing of it is missed after a power cut
    PRAGMA cache_size = -1000000; -- kB
    INSERT INTO listing_hashes
      WITH RECURSIVE numbers (number) AS
        (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${listings})
      SELECT number, randomblob(32) FROM numbers;
    INSERT INTO listings (number, id, digest, list, state, grounds, own, round)
      SELECT number, lower(hex(randomblob(16))), abs(random() % 1048576), 'adult', 'claimed', 'none',
        'none', 0
      FROM listing_hashes;
    PRAGMA wal_checkpoint(TRUNCATE)`);
  db.close();
}
