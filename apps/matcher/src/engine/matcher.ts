import { createHash } from "node:crypto";
import type { ChangesPage, ReviewRequest } from "@holdfast/contract";
import { type Contact, contactState, type Decision, whenUnavailable } from "@holdfast/decision";
import { judgePlainness } from "@holdfast/pdq";
import { makeBell } from "../bell.ts";
import type { RememberedUpload } from "../store/uploads.ts";
import { type Answer, type DecisionEntry, shownEntry, treated } from "./answer.ts";
import { applyPage } from "./apply-page.ts";
import type { HashedUpload } from "./hashed-upload.ts";
import { type Court, judge } from "./judge.ts";
import { liveIndexes } from "./live-indexes.ts";
import type { Loading } from "./load-index.ts";
import { noteContact } from "./note-contact.ts";
import { rejudgeWaiting } from "./rejudge-waiting.ts";
import type { Shelf } from "./shelf.ts";
import type { Before } from "./tell.ts";
import { together } from "./together.ts";

/** The most entries of the log in one answer. */
const MOST_ENTRIES = 500;

/** The most uploads named for one paused listing. */
const MOST_SAMPLES = 20;

/** What stands for an upload in the moment between being written down and being judged. */
const NOT_JUDGED: Decision = { kind: "unsure", because: "unavailable" };

export type Verdict = ReviewRequest["verdict"];

export interface MatcherStatus {
  readonly contact: Contact;
  /** Whether the list was ever read to its end. */
  readonly ready: boolean;
  readonly listings: number;
  readonly uploads: number;
  /** Listings whose breaker is open, waiting for a reviewer. */
  readonly paused: number;
  /** Reviews and sightings the exchange has still to be told. */
  readonly unsent: number;
  /** ISO 8601, UTC. */
  readonly lastContact: string | null;
  readonly dryRun: boolean;
}

/** A listing that matched so many uploads that nothing is done until someone looks. */
export interface PausedListing {
  readonly listing: string;
  readonly list: "adult" | "under-18";
  /** How many remembered uploads match it. */
  readonly uploads: number;
  /** Some of them, the newest first; a review of any one closes the breaker. */
  readonly samples: readonly string[];
}

export type DecisionsAnswer =
  | {
      readonly kind: "decisions";
      readonly decisions: readonly DecisionEntry[];
      readonly cursor: number;
    }
  /** The log is younger than the cursor: the store was lost, so begin again at 0. */
  | { readonly kind: "resync" };

export type Matcher = ReturnType<typeof matcher>;

/**
 * Holds the list and the uploads checked against it, and keeps every decision true to the list.
 *
 * What a call changes is on disk and in memory when it returns, or in neither. Calls are synchronous
 * where they can be, so that no two of them see each other half done.
 *
 * @throws {TooLargeError} when there are more listings, or uploads, than this process can hold
 */
export function matcher(court: Court, loading: Loading) {
  const { store, now, isDryRun, policy, log } = court;
  const live = liveIndexes(store, log, loading);
  const bell = makeBell();
  const shelf: Shelf = { ...court, live, bell };
  /** Listings reviewed here since the page that is being waited for was asked for. */
  let onTheWay = new Set<string>();

  function answer(upload: string, { standing, told }: Before): Answer {
    const decision = treated(told);
    return isDryRun ? { upload, decision, wouldHave: treated(standing) } : { upload, decision };
  }

  /** Removes an upload within a transaction. */
  function remove({ number }: RememberedUpload): void {
    store.matches.removeUpload(number);
    store.waiting.remove(number);
    store.uploads.remove(number);
  }

  function idOf(listing: number): string {
    const id = store.listings.idOf(listing);
    if (id === undefined) throw new Error("Cannot go on: memory has a listing the store has not");
    return id;
  }

  function remember(
    id: string,
    photo: HashedUpload,
    near: ReadonlyMap<number, number>,
    plain: boolean,
  ) {
    const number = store.uploads.add({
      id,
      ...photo,
      plain,
      standing: NOT_JUDGED,
      told: NOT_JUDGED,
    });
    for (const [listing, distance] of near) {
      store.matches.add(idOf(listing), number, distance, now());
    }
    return store.uploads.at(number)!;
  }

  return {
    /**
     * Decides about an upload and remembers it, so that a later change of the list is told. The
     * same id with another picture replaces the earlier one.
     *
     * @throws {TooLargeError} when there is no room for more uploads; nothing is remembered then
     * @throws {Error} when the store fails; likewise
     */
    check(id: string, photo: HashedUpload): Answer {
      const plain = judgePlainness({ hash: photo.hashes[0]!, quality: photo.quality }).kind;
      const isPlain = plain === "too-plain";
      const near = isPlain ? new Map<number, number>() : live.listings.near(photo.hashes);

      const known = store.uploads.find(id);
      if (known !== undefined && isSamePicture(known, photo)) {
        const outcome = store.atomically(() => judge(court, known, false));
        bell.ring();
        return answer(id, outcome);
      }

      const outcome = together(store, () => {
        if (known !== undefined) remove(known);
        const upload = remember(id, photo, near, isPlain);
        return {
          result: judge(court, upload, true),
          steps: [
            ...(known === undefined ? [] : [() => live.removeUpload(known)]),
            ...(isPlain ? [] : [() => live.addUpload(upload)]),
          ],
        };
      });
      bell.ring();
      return answer(id, outcome);
    },

    /** What the platform is answered when nothing can be asked or remembered. */
    unavailable(id: string): Answer {
      const standing = whenUnavailable(policy);
      return answer(id, { standing, told: isDryRun ? { kind: "pass" } : standing });
    },

    /** Forgets an upload the platform no longer has. @returns whether it was known */
    forget(id: string): boolean {
      const known = store.uploads.find(id);
      if (known === undefined) return false;
      together(store, () => {
        remove(known);
        store.entries.removeUpload(id);
        return { result: undefined, steps: [() => live.removeUpload(known)] };
      });
      store.noteErased();
      return true;
    },

    /**
     * Takes what a trained person of this platform saw. It counts here at once, for every listing
     * the upload matches, and is on its way to the exchange.
     *
     * @returns `undefined` for an upload that is not remembered
     */
    review(id: string, verdict: Verdict): Answer | undefined {
      const upload = store.uploads.find(id);
      if (upload === undefined) return undefined;

      const { outcome, listings } = store.atomically(() => {
        const listings = store.matches.ofUpload(upload.number).map((pair) => pair.id);
        for (const listing of listings) {
          store.listings.setOwn(listing, verdict);
          store.outbox.add({ kind: "review", listing, word: verdict });
          store.waiting.addMatching(listing);
        }
        store.waiting.remove(upload.number);
        return { outcome: judge(court, upload, false), listings };
      });
      for (const listing of listings) onTheWay.add(listing);
      bell.ring();
      return answer(id, outcome);
    },

    /** Says whose list this is. With another exchange or key, the feed is read anew. */
    follows(exchange: string, key: string): void {
      const source = sourceOf(exchange, key);
      const before = store.progress.read().source;
      if (before === source) return;
      store.atomically(() => {
        if (before !== undefined) store.progress.startOver();
        store.progress.setSource(source);
      });
    },

    /** Where to read the feed on. Reviews made from now on are newer than the page asked for. */
    whereToRead(): string | undefined {
      onTheWay = new Set(store.outbox.reviewed());
      return store.progress.read().cursor;
    },

    /** Takes over a page of the feed. When it resolves, what it touches was judged again. */
    applyPage: (page: ChangesPage) => applyPage(shelf, page, onTheWay),

    /** Reads the feed from its beginning again; the present listings stay until it was read. */
    startOver(): void {
      store.atomically(() => store.progress.startOver());
    },

    /** Judges by the clock: how long the exchange has been silent, and what follows. */
    async noteTime(): Promise<void> {
      store.atomically(() => noteContact(court));
      await rejudgeWaiting(shelf);
    },

    /** Judges again whatever waits for it, as after a review or a crash. */
    settle: () => rejudgeWaiting(shelf),

    /** Writes down what makes the next start quick; nothing may change afterwards. */
    save: () => live.save(),

    /** After a dry run: what was only noted then waits to be told now. */
    goLive(): void {
      if (!isDryRun) store.atomically(() => store.waiting.addUntold());
    },

    /** @param since the cursor of the last entry seen, 0 for none */
    decisionsAfter(since: number, withDryRun: boolean): DecisionsAnswer {
      if (since > store.entries.newest()) return { kind: "resync" };
      const decisions = store.entries.after(since, MOST_ENTRIES, withDryRun).map(shownEntry);
      return { kind: "decisions", decisions, cursor: decisions.at(-1)?.cursor ?? since };
    },

    /** Rings when there may be new decisions, or something to tell the exchange. */
    bell,

    status(): MatcherStatus {
      const { lastContact, ready } = store.progress.read();
      return {
        contact: contactState(lastContact, now()),
        ready,
        listings: live.listings.size,
        uploads: store.uploads.count(),
        paused: store.listings.paused().length,
        unsent: store.outbox.count(),
        lastContact: Number.isFinite(lastContact) ? new Date(lastContact).toISOString() : null,
        dryRun: isDryRun,
      };
    },

    paused: (): readonly PausedListing[] =>
      store.listings.paused().map(({ id, list }) => ({
        listing: id,
        list,
        uploads: store.matches.count(id),
        samples: store.matches.uploadsOf(id, MOST_SAMPLES),
      })),
  };
}

/** Tells one exchange and key from others, and says neither. */
function sourceOf(exchange: string, key: string): string {
  return createHash("sha256")
    .update(`${new URL(exchange).href}\n${key}`)
    .digest("hex")
    .slice(0, 32);
}

function isSamePicture(known: RememberedUpload, { hashes, quality }: HashedUpload): boolean {
  return (
    known.quality === quality &&
    known.hashes.length === hashes.length &&
    known.hashes.every((hash, form) => hash === hashes[form])
  );
}
