import type { DatabaseSync } from "node:sqlite";
import type { Contact, Milliseconds } from "@holdfast/decision";
import { statement } from "./statement.ts";

/** How far the feed was read, and the platform told. */
export interface Progress {
  /** Tells one exchange and key from others; `undefined` before the first. */
  readonly source: string | undefined;
  /** Where to read on; `undefined` to start from the beginning. */
  readonly cursor: string | undefined;
  /** How often the whole feed was begun again. */
  readonly round: number;
  /** Whether this round has not reached the feed's end yet. */
  readonly catchingUp: boolean;
  /** Whether any round ever reached the feed's end. */
  readonly ready: boolean;
  /** When the feed's end was last seen; `-Infinity` for never. */
  readonly lastContact: Milliseconds;
  /** What uploads were last judged by. */
  readonly contact: Contact;
  /** The last entry that the webhook took. */
  readonly delivered: number;
}

/** What there is an index of. */
export type Indexed = "listings" | "uploads";

interface ProgressRow {
  readonly source: string | null;
  readonly cursor: string | null;
  readonly round: number;
  readonly catching_up: number;
  readonly ready: number;
  readonly last_contact: number | null;
  readonly contact: Contact;
  readonly delivered: number;
}

export function progressTable(db: DatabaseSync) {
  const get = statement<ProgressRow>(
    db,
    `SELECT source, cursor, round, catching_up, ready, last_contact, contact, delivered
     FROM progress`,
  );
  const setCursor = statement(db, "UPDATE progress SET cursor = ?");
  const startOver = statement(
    db,
    "UPDATE progress SET cursor = NULL, round = round + 1, catching_up = 1",
  );
  const setSource = statement(db, "UPDATE progress SET source = ?");
  const caughtUp = statement(db, "UPDATE progress SET catching_up = 0, ready = 1");
  const heard = statement(db, "UPDATE progress SET last_contact = ?");
  const setContact = statement(db, "UPDATE progress SET contact = ?");
  const saved = {
    listings: statement<{ saved: Uint8Array | null }>(
      db,
      "SELECT listings_saved AS saved FROM progress",
    ),
    uploads: statement<{ saved: Uint8Array | null }>(
      db,
      "SELECT uploads_saved AS saved FROM progress",
    ),
  };
  const setSaved = {
    listings: statement(db, "UPDATE progress SET listings_saved = ?"),
    uploads: statement(db, "UPDATE progress SET uploads_saved = ?"),
  };
  const setDelivered = statement(db, "UPDATE progress SET delivered = ?");

  return {
    read(): Progress {
      const row = get.get()!;
      return {
        source: row.source ?? undefined,
        cursor: row.cursor ?? undefined,
        round: row.round,
        catchingUp: row.catching_up === 1,
        ready: row.ready === 1,
        lastContact: row.last_contact ?? Number.NEGATIVE_INFINITY,
        contact: row.contact,
        delivered: row.delivered,
      };
    },
    setCursor: (cursor: string) => setCursor.run(cursor),
    /** Begins the next round: the feed is read from its beginning again. */
    startOver: () => startOver.run(),
    setSource: (source: string) => setSource.run(source),
    caughtUp: () => caughtUp.run(),
    heard: (at: Milliseconds) => heard.run(at),
    setContact: (contact: Contact) => setContact.run(contact),
    setDelivered: (cursor: number) => setDelivered.run(cursor),
    /** The name of the snapshot that holds what is there now; the schema takes it away. */
    saved: (what: Indexed) => saved[what].get()!.saved ?? undefined,
    setSaved: (what: Indexed, name: Uint8Array) => setSaved[what].run(name),
  };
}
