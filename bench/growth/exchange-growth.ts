import { randomBytes } from "node:crypto";
import path from "node:path";
import type { HashListStore, NewClaim, Tag } from "@holdfast/hash-list";
import type { PdqHash } from "@holdfast/pdq";
import { openSqliteHashListStore } from "../../apps/server/src/exchange/store/sqlite-hash-list-store.ts";
import type { Bench } from "../bench.ts";
import { costOf, shared } from "../cost.ts";
import { madeUpHash } from "../made-up-hash.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { growthFigure } from "./growth-figure.ts";

const SIZES = [1_000, 10_000, 50_000] as const;

/** As many as share one commit; see `apps/server/src/store/shared-commit.ts`. */
const AT_ONCE = 64;

/** Cases opened to measure at each size. */
const MEASURED = 10 * AT_ONCE;

/** Changes given a position, and read, at a time. */
const PAGE = 500;

export const exchangeGrowth: Bench = {
  name: "exchange-growth",
  title: "What more cases in the store cost",
  run: (say) =>
    withScratchFolder(async (folder) => {
      const store = await openSqliteHashListStore({ file: path.join(folder, "exchange.sqlite") });
      const popular = madeUpHash();
      const rows: number[][] = [];
      let cases = 0;
      try {
        for (const size of SIZES) {
          say(`${size.toLocaleString("en-GB")} cases`);
          while (cases < size) {
            await openTogether(store, Math.min(AT_ONCE, size - cases), () => [
              madeUpHash(),
              popular,
            ]);
            cases = Math.min(size, cases + AT_ONCE);
          }
          await sequenceAll(store);
          await store.tidy();
          rows.push(await measure(store, size, popular));
          cases += 2 * MEASURED;
        }
      } finally {
        await store.close();
      }

      return {
        figures: [
          growthFigure({
            what: "opening a case: processor time with 50,000 cases against 1,000",
            rows,
            column: 1,
            how: `${MEASURED} cases opened ${AT_ONCE} at a time through the store, the database synced at each commit.`,
          }),
          growthFigure({
            what: "claiming a picture that 50,000 others claim, against 1,000",
            rows,
            column: 3,
            how: "The same, every case with the one picture that every case in the store also claims.",
          }),
        ],
        tables: [
          {
            title: "One case, and one page of the feed, by how many cases there are",
            columns: [
              { name: "cases", unit: "count" },
              { name: "new picture: processor", unit: "milliseconds" },
              { name: "new picture: clock", unit: "milliseconds" },
              { name: "picture all claim: processor", unit: "milliseconds" },
              { name: "picture all claim: clock", unit: "milliseconds" },
              { name: `newest ${PAGE} changes: processor`, unit: "milliseconds" },
            ],
            rows,
          },
        ],
        notes: ["Of every case in the store one picture is its own and one is the same in all."],
      };
    }),
};

/** @returns a row of the table, milliseconds */
async function measure(store: HashListStore, size: number, popular: PdqHash): Promise<number[]> {
  const fresh = await costOf(() => openMany(store, () => [madeUpHash()]));
  const same = await costOf(() => openMany(store, () => [popular]));
  const given = await sequenceAll(store);
  const end = await endOfFeed(store);
  const reading = await costOf(() => store.readAfter(end - Math.min(given, PAGE), PAGE, 1));
  const one = [shared(fresh, MEASURED), shared(same, MEASURED)];
  return [size, ...one.flatMap(({ cpu, wall }) => [cpu, wall]), reading.cpu];
}

async function openMany(store: HashListStore, pictures: () => readonly PdqHash[]): Promise<void> {
  for (let opened = 0; opened < MEASURED; opened += AT_ONCE) {
    await openTogether(store, AT_ONCE, pictures);
  }
}

async function openTogether(
  store: HashListStore,
  count: number,
  pictures: () => readonly PdqHash[],
): Promise<void> {
  const opening = Array.from({ length: count }, async () => {
    const secrets = { key: tag(), caseNumber: tag(), pin: tag(), spareCode: tag() };
    const claims = pictures().map((hash): NewClaim => ({ hash, quality: 100, list: "adult" }));
    const { kind } = await store.openCase(secrets, claims, Date.now());
    if (kind !== "opened") throw new Error(`Cannot open a case: ${kind}`);
  });
  await Promise.all(opening);
}

function tag(): Tag {
  return randomBytes(32).toString("hex");
}

/** @returns how many changes were given a position */
async function sequenceAll(store: HashListStore): Promise<number> {
  let all = 0;
  for (;;) {
    const given = await store.sequence(PAGE);
    all += given;
    if (given < PAGE) return all;
  }
}

async function endOfFeed(store: HashListStore): Promise<number> {
  let end = 0;
  for (;;) {
    const page = await store.readAfter(end, 1_000, 1);
    if (page.kind !== "page") throw new Error(`Cannot read the feed: ${page.kind}`);
    end = page.end;
    if (!page.more) return end;
  }
}
