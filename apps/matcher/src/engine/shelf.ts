import { randomBytes } from "node:crypto";
import type { ListedChange } from "@holdfast/contract";
import { type PdqHash, parsePdqHash } from "@holdfast/pdq";
import type { Bell } from "../bell.ts";
import type { Listing } from "../store/listings.ts";
import type { Court } from "./judge.ts";
import type { LiveIndexes } from "./live-indexes.ts";
import type { Step } from "./together.ts";

/** The listings, in the store and in memory, and everything judged by them. */
export interface Shelf extends Court {
  readonly live: LiveIndexes;
  /** Rings when there may be new entries in the log or letters, or the list was read to its end. */
  readonly bell: Bell;
}

/** What has to follow in memory; see `together`. */
type Steps = readonly Step[];

/** What a change of the feed is read by. */
interface Reading {
  readonly round: number;
  readonly catchingUp: boolean;
  /** Listings whose review by this platform the feed may not know yet; follows a renaming. */
  readonly reviewed: Set<string>;
}

/** Lets go of a listing; uploads that matched it wait to be judged again. */
export function takeOffListing({ store, live }: Shelf, id: string): Steps {
  const before = store.listings.find(id);
  if (before === undefined) return [];
  forgetMatches({ store }, id);
  store.listings.remove(id);
  return [() => live.listings.remove(before.number, before.hash)];
}

/** Takes over a listing, new or changed; uploads it touches wait to be judged again. */
export function takeListing(shelf: Shelf, change: ListedChange, reading: Reading): Steps {
  const { store, live, now } = shelf;
  const hash = hashOf(change);
  if (reading.catchingUp) makeWay(shelf, change.id, hash, reading);

  const before = store.listings.find(change.id);
  const listing = listingOf(change, hash, before, reading);
  const number = store.listings.put(listing);
  if (before?.hash === hash) {
    if (isChanged(before, listing)) store.waiting.addMatching(listing.id);
    return [];
  }

  if (before !== undefined) forgetMatches(shelf, listing.id);
  for (const [upload, distance] of live.uploadsNear(hash)) {
    store.matches.add(listing.id, upload, distance, now());
  }
  store.waiting.addMatching(listing.id);
  const adding = () => live.listings.add(number, hash);
  if (before === undefined) return [adding];
  return [() => live.listings.remove(number, before.hash), adding];
}

function forgetMatches({ store }: Pick<Shelf, "store">, listing: string): void {
  store.waiting.addMatching(listing);
  store.matches.removeListing(listing);
}

/**
 * Keeps protection without a gap when the exchange numbers its listings anew, as it does after a
 * restore: a listing of the same hash goes on under its new id, and one whose id now means another
 * hash keeps a made-up id until the round is over.
 */
function makeWay(shelf: Shelf, id: string, hash: PdqHash, reading: Reading): void {
  const { listings } = shelf.store;

  const holder = listings.find(id);
  const isInTheWay = holder !== undefined && holder.hash !== hash && holder.round < reading.round;
  if (isInTheWay) rename(shelf, holder, randomBytes(16).toString("hex"), reading);

  const earlier = listings.findEarlier(hash, reading.round);
  const isRenumbered = earlier !== undefined && earlier.id !== id;
  if (isRenumbered) rename(shelf, earlier, id, reading);
}

/** The listing keeps its number, so nothing changes in memory. */
function rename({ store }: Shelf, { id }: Listing, to: string, { reviewed }: Reading): void {
  if (reviewed.delete(id)) reviewed.add(to);
  store.uploads.renameListing(id, to);
  store.matches.renameListing(id, to);
  store.outbox.renameListing(id, to);
  store.listings.rename(id, to);
}

function listingOf(
  { id, list, state, grounds, own }: ListedChange,
  hash: PdqHash,
  before: Listing | undefined,
  { round, reviewed }: Reading,
): Omit<Listing, "number"> {
  const same = before?.hash === hash ? before : undefined;
  return {
    id,
    hash,
    list,
    state,
    grounds,
    // Ours is newer than the feed's until the exchange has it.
    own: same !== undefined && reviewed.has(id) ? same.own : own,
    paused: same?.paused ?? false,
    round,
  };
}

/** @throws {Error} for text that is no hash; `exchange-client` lets none through */
function hashOf({ hash }: ListedChange): PdqHash {
  const parsed = parsePdqHash(hash);
  if (parsed === undefined)
    throw new Error("Cannot take over a listing: its hash has another form");
  return parsed;
}

function isChanged(before: Listing, after: Omit<Listing, "number">): boolean {
  return (
    before.list !== after.list ||
    before.state !== after.state ||
    before.grounds !== after.grounds ||
    before.own !== after.own
  );
}
