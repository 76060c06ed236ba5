import { randomBytes } from "node:crypto";
import path from "node:path";
import type { ChangesPage, ListedChange } from "@holdfast/contract";
import type { PdqHash } from "@holdfast/pdq";
import { FORMS } from "../../apps/matcher/src/engine/hashed-upload.ts";
import type { Matcher } from "../../apps/matcher/src/engine/matcher.ts";
import { openStore, type Store } from "../../apps/matcher/src/store/open-store.ts";
import type { Bench } from "../bench.ts";
import { type Cost, costOf, shared } from "../cost.ts";
import { madeUpHash } from "../made-up-hash.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { usualMatcher } from "../usual-matcher.ts";
import { growthFigure } from "./growth-figure.ts";

const SIZES = [1_000, 10_000, 50_000] as const;

/** Uploads written in one transaction while the store is filled. */
const BATCH = 1_000;

/** Changes that arrive one by one. */
const ONE_BY_ONE = 200;

/** Changes that arrive in one page. */
const IN_ONE_PAGE = 500;

export const matcherGrowth: Bench = {
  name: "matcher-growth",
  title: "What more remembered uploads cost",
  run: async (say) => {
    const rows: number[][] = [];
    for (const size of SIZES) {
      say(`${size.toLocaleString("en-GB")} uploads`);
      rows.push(await withScratchFolder((folder) => measure(folder, size)));
    }
    return {
      figures: [
        growthFigure({
          what: "judging again after one change: processor time with 50,000 uploads against 1,000",
          rows,
          column: 1,
          how: `${ONE_BY_ONE} changes one after the other, each listing a picture that one remembered upload shows; the matcher's own store, synced.`,
        }),
        growthFigure({
          what: "judging one of 50,000 uploads that all match one listing, against one of 1,000",
          rows,
          column: 5,
          how: "As many uploads of one picture, then a change that confirms its listing: all are judged again and blocked.",
        }),
      ],
      tables: [
        {
          title: "By how many uploads are remembered, each in eight forms",
          columns: [
            { name: "uploads", unit: "count" },
            { name: "one change: processor", unit: "milliseconds" },
            { name: "one change: clock", unit: "milliseconds" },
            { name: `each of ${IN_ONE_PAGE} in a page: processor`, unit: "milliseconds" },
            { name: `each of ${IN_ONE_PAGE} in a page: clock`, unit: "milliseconds" },
            { name: "each of all, one picture: processor", unit: "milliseconds" },
            { name: "each of all, one picture: clock", unit: "milliseconds" },
            { name: "check of a new upload: processor", unit: "milliseconds" },
          ],
          rows,
        },
      ],
      notes: [
        "The uploads are made up and none matches another, but for the column in which all show one picture.",
      ],
    };
  },
};

/** @returns a row of the table, milliseconds */
async function measure(folder: string, size: number): Promise<number[]> {
  const apart = await matcherWith(path.join(folder, "apart"), size, eightForms);
  const one = await costOf(async () => {
    for (const upload of apart.uploads.slice(0, ONE_BY_ONE)) {
      await apart.engine.applyPage(page([listed(upload[0]!)]));
    }
  });
  const shown = apart.uploads.slice(ONE_BY_ONE, ONE_BY_ONE + IN_ONE_PAGE);
  const together = await costOf(() =>
    apart.engine.applyPage(page(shown.map((hashes) => listed(hashes[0]!)))),
  );
  const checking = await costOf(async () => {
    for (let at = 0; at < ONE_BY_ONE; at += 1) {
      apart.engine.check(`new-${at}`, { hashes: eightForms(), quality: 100 });
    }
  });
  requireHeld(apart.engine, ONE_BY_ONE + IN_ONE_PAGE);
  apart.store.close();

  const forms = eightForms();
  const alike = await matcherWith(path.join(folder, "alike"), size, () => forms);
  const all = await costOf(() =>
    alike.engine.applyPage(page([listed(forms[0]!, { state: "confirmed", grounds: "quorum" })])),
  );
  alike.store.close();

  const each: readonly Cost[] = [
    shared(one, ONE_BY_ONE),
    shared(together, IN_ONE_PAGE),
    shared(all, size),
  ];
  return [size, ...each.flatMap(({ cpu, wall }) => [cpu, wall]), shared(checking, ONE_BY_ONE).cpu];
}

/** A matcher that has read an empty list and remembers so many uploads. */
async function matcherWith(folder: string, size: number, picture: () => readonly PdqHash[]) {
  const store = openStore(folder);
  const uploads = Array.from({ length: size }, picture);
  for (let from = 0; from < size; from += BATCH) {
    store.atomically(() => rememberAll(store, uploads.slice(from, from + BATCH), from));
  }
  const engine = usualMatcher(store);
  await engine.applyPage(page([]));
  return { store, engine, uploads };
}

function rememberAll(store: Store, uploads: readonly (readonly PdqHash[])[], from: number): void {
  const pass = { kind: "pass" } as const;
  for (const [at, hashes] of uploads.entries()) {
    const id = `upload-${from + at}`;
    store.uploads.add({ id, hashes, quality: 100, plain: false, standing: pass, told: pass });
  }
}

function eightForms(): readonly PdqHash[] {
  return FORMS.map(madeUpHash);
}

function listed(hash: PdqHash, rest: Partial<ListedChange> = {}): ListedChange {
  return {
    kind: "listed",
    id: randomBytes(16).toString("hex"),
    algorithm: "pdq",
    hash,
    list: "adult",
    state: "claimed",
    grounds: "none",
    own: "none",
    since: "2026-11-22",
    ...rest,
  };
}

function page(changes: readonly ListedChange[]): ChangesPage {
  return { changes: [...changes], cursor: randomBytes(16).toString("hex"), more: false };
}

/** @throws {Error} unless the matcher has said `hold` so often: otherwise nothing was measured */
function requireHeld(engine: Matcher, expected: number): void {
  let held = 0;
  for (let since = 0; ; ) {
    const answer = engine.decisionsAfter(since, false);
    if (answer.kind !== "decisions") throw new Error(`Cannot read decisions: ${answer.kind}`);
    held += answer.decisions.filter(({ change }) => change === "hold").length;
    if (answer.cursor === since) break;
    since = answer.cursor;
  }
  if (held !== expected) throw new Error(`Cannot call it judged: ${held} held of ${expected}`);
}
