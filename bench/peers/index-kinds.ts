import type { SearchPeer } from "./search-peer.ts";

/** The processes that hold indexes. */
export interface Sides {
  readonly faiss: SearchPeer;
  readonly ours: SearchPeer;
}

/** Which index is asked, in the order in which they take their turns and are shown. */
export const INDEX_KINDS = ["multi-hash", "flat", "ours"] as const;

export type IndexKind = (typeof INDEX_KINDS)[number];

/** The same thing for each kind. */
export type PerKind<Value> = Readonly<Record<IndexKind, Value>>;

/** What each is called, and where it is. */
export const KINDS: PerKind<{ readonly name: string; readonly side: keyof Sides }> = {
  "multi-hash": { name: "faiss MultiHash", side: "faiss" },
  flat: { name: "faiss flat scan", side: "faiss" },
  ours: { name: "ours", side: "ours" },
};

/** Those that are Holdfast's: they search within up to 40 bits, and answer a batch in a way of its own. */
export const OUR_KINDS: readonly IndexKind[] = INDEX_KINDS.filter(
  (kind) => KINDS[kind].side !== "faiss",
);

/** Asks for the same of each kind, one after the other. */
export async function forEachKind<Answer>(
  ask: (kind: IndexKind) => Promise<Answer>,
): Promise<PerKind<Answer>> {
  const answers: Partial<Record<IndexKind, Answer>> = {};
  for (const kind of INDEX_KINDS) answers[kind] = await ask(kind);
  return answers as PerKind<Answer>;
}
