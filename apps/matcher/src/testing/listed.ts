import type { ChangesPage, ListedChange, RemovedChange } from "@holdfast/contract";

/** A listing's id made from a small number, as long as a real one. */
export function listingId(number: number): string {
  return number.toString(16).padStart(32, "0");
}

/** A change of the feed: an adult claim nobody has reviewed, unless stated otherwise. */
export function listed(
  id: number,
  hash: string,
  rest: Partial<Omit<ListedChange, "kind" | "id" | "hash">> = {},
): ListedChange {
  return {
    kind: "listed",
    id: listingId(id),
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

export function removed(id: number, why: RemovedChange["why"] = "withdrawn"): RemovedChange {
  return { kind: "removed", id: listingId(id), why };
}

/** A page of the feed that reaches its end. */
export function page(...changes: ChangesPage["changes"]): ChangesPage {
  return { changes, cursor: "c".repeat(32), more: false };
}
