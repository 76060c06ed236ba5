import type { DatabaseSync } from "node:sqlite";
import type { ReviewRequest, SightingRequest } from "@holdfast/contract";
import { statement } from "./statement.ts";

/** What the exchange has still to be told. */
export type Letter =
  | { readonly kind: "review"; readonly listing: string; readonly word: ReviewRequest["verdict"] }
  | {
      readonly kind: "sighting";
      readonly listing: string;
      readonly word: SightingRequest["action"];
    };

/** A letter with its place in the order of sending. */
export type WaitingLetter = Letter & { readonly number: number };

/** Letters to the exchange, kept until it says that it has kept them. */
export function outboxTable(db: DatabaseSync) {
  const add = statement(db, "INSERT INTO outbox (kind, listing, word) VALUES (?, ?, ?)");
  const waits = statement<{ number: number }>(
    db,
    "SELECT number FROM outbox WHERE kind = ? AND listing = ? AND word = ?",
  );
  const first = statement<WaitingLetter>(
    db,
    "SELECT number, kind, listing, word FROM outbox ORDER BY number LIMIT 1",
  );
  const remove = statement(db, "DELETE FROM outbox WHERE number = ?");
  const reviewed = statement<{ listing: string }>(
    db,
    "SELECT DISTINCT listing FROM outbox WHERE kind = 'review'",
  );
  const renameListing = statement(db, "UPDATE outbox SET listing = ? WHERE listing = ?");
  const count = statement<{ letters: number }>(db, "SELECT count(*) AS letters FROM outbox");

  return {
    /** Adds a letter; a sighting that waits already says as much as two. */
    add({ kind, listing, word }: Letter): void {
      const isSaid = kind === "sighting" && waits.get(kind, listing, word) !== undefined;
      if (!isSaid) add.run(kind, listing, word);
    },

    first: () => first.get(),
    remove: (number: number) => remove.run(number),
    /** Listings whose review by this platform the exchange may not have yet. */
    reviewed: (): ReadonlySet<string> => new Set(reviewed.all().map(({ listing }) => listing)),
    renameListing: (from: string, to: string) => renameListing.run(to, from),
    count: () => count.get()!.letters,
  };
}
