import type { Change, ChangesPage, ListedChange } from "@holdfast/contract";
import { noteContact } from "./note-contact.ts";
import { rejudgeWaiting } from "./rejudge-waiting.ts";
import { type Shelf, takeListing, takeOffListing } from "./shelf.ts";
import { together } from "./together.ts";

/** Changes applied in one go; uploads can be checked in between. */
const SLICE = 100;

interface Slice {
  readonly removed: readonly string[];
  readonly listed: readonly ListedChange[];
}

/**
 * Takes over one page of the feed, and judges again what it touches.
 *
 * Removals come first, so that letting go never waits behind a long list. The cursor is kept in
 * the transaction of the last slice: killed before, the same page is asked for again and applied
 * to the same end. Each slice reaches disk and memory, or neither.
 *
 * @param onTheWay listings whose review by this platform was not kept by the exchange yet when the
 *   page was asked for: what the page says of them may be older than the review
 */
export async function applyPage(
  shelf: Shelf,
  page: ChangesPage,
  onTheWay: ReadonlySet<string>,
): Promise<void> {
  const slices = slicesOf(newestOf(page.changes));
  for (const [at, slice] of slices.entries()) {
    const isLast = at === slices.length - 1;
    applySlice(shelf, slice, onTheWay, isLast ? page.cursor : undefined);
    await rejudgeWaiting(shelf);
  }

  if (!page.more) await reachEnd(shelf);
}

/** Sees the feed's end: a round is over, and the list is as fresh as it can be. */
async function reachEnd(shelf: Shelf): Promise<void> {
  const { store, now, bell } = shelf;
  const { catchingUp, round } = store.progress.read();

  if (catchingUp) {
    // Only now, with every listing of this round in place, may those it did not name go.
    for (const slice of slicesOf({ removed: store.listings.unseenIn(round), listed: [] })) {
      applySlice(shelf, slice, new Set(), undefined);
      await rejudgeWaiting(shelf);
    }
  }
  store.atomically(() => {
    // Silence that nobody noticed has to be noticed before it ends: uploads were judged by it.
    noteContact(shelf);
    store.progress.heard(now());
    if (catchingUp) store.progress.caughtUp();
    noteContact(shelf);
  });
  await rejudgeWaiting(shelf);
  bell.ring();
  store.wipe();
}

function applySlice(
  shelf: Shelf,
  { removed, listed }: Slice,
  onTheWay: ReadonlySet<string>,
  cursor: string | undefined,
): void {
  const { store } = shelf;
  together(store, () => {
    const { round, catchingUp } = store.progress.read();
    const reviewed = new Set([...onTheWay, ...store.outbox.reviewed()]);
    const steps = [
      ...removed.flatMap((id) => takeOffListing(shelf, id)),
      ...listed.flatMap((change) => takeListing(shelf, change, { round, catchingUp, reviewed })),
    ];
    if (cursor !== undefined) store.progress.setCursor(cursor);
    return { result: undefined, steps };
  });
  if (removed.length > 0) store.noteErased();
}

/** What a page says last of each listing, removals apart from the rest. */
function newestOf(changes: readonly Change[]): Slice {
  const newest = [...new Map(changes.map((change) => [change.id, change])).values()];
  return {
    removed: newest.flatMap((change) => (change.kind === "removed" ? [change.id] : [])),
    listed: newest.flatMap((change) => (change.kind === "listed" ? [change] : [])),
  };
}

/** Cuts changes up, removals before the rest; always at least one slice, which may be empty. */
function slicesOf({ removed, listed }: Slice): readonly Slice[] {
  const slices = [
    ...inPieces(removed).map((piece) => ({ removed: piece, listed: [] })),
    ...inPieces(listed).map((piece) => ({ removed: [], listed: piece })),
  ];
  return slices.length > 0 ? slices : [{ removed: [], listed: [] }];
}

function inPieces<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const pieces = Math.ceil(items.length / SLICE);
  return Array.from({ length: pieces }, (_, at) => items.slice(at * SLICE, (at + 1) * SLICE));
}
