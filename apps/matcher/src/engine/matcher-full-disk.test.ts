import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Store } from "../store/open-store.ts";
import { listed, page, removed } from "../testing/listed.ts";
import { madeUpHash } from "../testing/made-up-hash.ts";
import { changesSince, madeUpPhoto, workplace } from "../testing/matcher-on.ts";

let place: ReturnType<typeof workplace>;

beforeEach(() => {
  place = workplace();
});

afterEach(() => place.tidy());

/** Has the next transaction fail at its very end, after everything was done. */
function fillDisk(store: Store): void {
  const atomically = store.atomically;
  vi.spyOn(store, "atomically").mockImplementationOnce((work) =>
    atomically(() => {
      work();
      throw new Error("the disk is full");
    }),
  );
}

it("memory holds what is on disk and no more, when the disk refuses a change", async () => {
  const { engine, store } = place.start();
  await engine.applyPage(page(listed(1, madeUpHash("beach"))));
  engine.check("kept", madeUpPhoto("lake"));

  fillDisk(store);
  await expect(engine.applyPage(page(removed(1)))).rejects.toThrow("the disk is full");
  fillDisk(store);
  await expect(engine.applyPage(page(listed(2, madeUpHash("wood"))))).rejects.toThrow();
  fillDisk(store);
  await expect(engine.applyPage(page(listed(1, madeUpHash("other"))))).rejects.toThrow();
  fillDisk(store);
  expect(() => engine.check("refused", madeUpPhoto("meadow"))).toThrow("the disk is full");
  fillDisk(store);
  expect(() => engine.forget("kept")).toThrow("the disk is full");

  expect(engine.status()).toMatchObject({ listings: 1, uploads: 1 });
  expect(engine.check("a", madeUpPhoto("beach")).decision.kind).toBe("hold");
  expect(engine.check("b", madeUpPhoto("wood")).decision.kind).toBe("pass");
  expect(engine.check("c", madeUpPhoto("other")).decision.kind).toBe("pass");
  await engine.applyPage(page(listed(3, madeUpHash("lake")), listed(4, madeUpHash("meadow"))));
  expect(changesSince(engine)).toEqual(["hold kept"]);
});
