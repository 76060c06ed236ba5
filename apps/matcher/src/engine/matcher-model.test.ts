import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ListedChange } from "@holdfast/contract";
import { decide } from "@holdfast/decision";
import { hammingDistance } from "@holdfast/pdq";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { listed, page, removed } from "../testing/listed.ts";
import { flipped, madeUpHash } from "../testing/made-up-hash.ts";
import { matcherOn } from "../testing/matcher-on.ts";
import type { Verdict } from "./matcher.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PICTURES = ["beach", "mountain"];

/** Six hashes around two pictures, some within 31 bits of each other and some not. */
const hash = fc
  .tuple(fc.constantFrom(...PICTURES), fc.constantFrom(0, 20, 40))
  .map(([picture, distance]) => flipped(madeUpHash(picture), distance));

type State = Pick<ListedChange, "state" | "grounds" | "list">;
const state: fc.Arbitrary<State> = fc.record({
  list: fc.constantFrom("adult", "under-18"),
  state: fc.constantFrom("claimed", "confirmed", "disputed"),
  grounds: fc.constantFrom("none", "single", "quorum", "analyst"),
});

const listing = fc.integer({ min: 1, max: 3 });
const upload = fc.constantFrom("a", "b", "c", "d");
const event = fc.oneof(
  fc.record({ kind: fc.constant("listed" as const), listing, hash, state }),
  fc.record({ kind: fc.constant("removed" as const), listing }),
  fc.record({
    kind: fc.constant("checked" as const),
    upload,
    hashes: fc.array(hash, { minLength: 8, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant("forgotten" as const), upload }),
  fc.record({
    kind: fc.constant("reviewed" as const),
    upload,
    verdict: fc.constantFrom<Verdict>("intimate", "not-intimate", "unsure"),
  }),
  fc.record({ kind: fc.constant("restarted" as const) }),
);

/** What a platform does that carries out every answer and every entry of the log. */
function platform() {
  const done = new Map<string, string>();
  return {
    done,
    does(id: string, { kind }: { readonly kind: string }) {
      done.set(id, kind === "hold" || kind === "block" ? kind : "show");
    },
  };
}

it("whatever happens, in whatever order, a platform does what judging afresh would say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const folder = mkdtempSync(path.join(tmpdir(), "holdfast-match-"));
      let running = matcherOn(folder);
      let followed = 0;
      const { done, does } = platform();
      const listings = new Map<number, ListedChange>();
      const reviewed = new Map<number, Verdict>();
      const uploads = new Map<string, readonly ReturnType<typeof madeUpHash>[]>();

      const follow = () => {
        const news = running.engine.decisionsAfter(followed, false);
        if (news.kind !== "decisions") throw new Error("Cannot follow the log");
        for (const { upload, decision } of news.decisions) does(upload, decision);
        followed = news.cursor;
      };
      const matchesOf = (hashes: readonly ReturnType<typeof madeUpHash>[]) =>
        [...listings].map(([number, change]) => {
          const own = reviewed.get(number) ?? ("none" as const);
          const isConfirmedHere = own === "intimate" && change.state === "claimed";
          const distances = hashes.map((hash) => hammingDistance(hash, change.hash as typeof hash));
          return {
            ...change,
            own,
            state: isConfirmedHere ? ("confirmed" as const) : change.state,
            distance: Math.min(...distances),
          };
        });

      try {
        await running.engine.applyPage(page());
        for (const event of events) {
          switch (event.kind) {
            case "listed": {
              const change = listed(event.listing, event.hash, event.state);
              if (listings.get(event.listing)?.hash !== event.hash) reviewed.delete(event.listing);
              listings.set(event.listing, change);
              await running.engine.applyPage(page(change));
              break;
            }
            case "removed":
              listings.delete(event.listing);
              reviewed.delete(event.listing);
              await running.engine.applyPage(page(removed(event.listing)));
              break;
            case "checked": {
              uploads.set(event.upload, event.hashes);
              const photo = { hashes: event.hashes, quality: 100 };
              does(event.upload, running.engine.check(event.upload, photo).decision);
              break;
            }
            case "forgotten":
              uploads.delete(event.upload);
              done.delete(event.upload);
              running.engine.forget(event.upload);
              break;
            case "reviewed": {
              const hashes = uploads.get(event.upload);
              running.engine.review(event.upload, event.verdict);
              for (const { id, distance } of hashes ? matchesOf(hashes) : []) {
                if (distance <= 31) reviewed.set(Number.parseInt(id, 16), event.verdict);
              }
              await running.engine.settle();
              break;
            }
            case "restarted":
              running.store.close();
              running = matcherOn(folder);
          }
          follow();
        }

        const expected = [...uploads].map(([id, hashes]) => {
          const { kind } = decide({ quality: 100, plain: false }, matchesOf(hashes), "fresh");
          return [id, kind === "hold" || kind === "block" ? kind : "show"] as const;
        });
        expect(done).toEqual(new Map(expected));
        expect(running.engine.status().listings).toBe(listings.size);
      } finally {
        running.store.close();
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
});
