import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type Decision,
  type ListName,
  type Post,
  type PostReview,
  type PostState,
  stateFor,
} from "../post.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    photo BLOB NOT NULL,
    original BLOB,
    state TEXT NOT NULL,
    list TEXT,
    listing TEXT,
    distance INTEGER,
    because TEXT,
    revision INTEGER NOT NULL DEFAULT 0,
    posted_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    post INTEGER NOT NULL REFERENCES post (id),
    at INTEGER,
    reviewer TEXT,
    verdict TEXT,
    report_number TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS review_of_post ON review (post);
  CREATE TRIGGER IF NOT EXISTS review_stays BEFORE DELETE ON review
    BEGIN SELECT RAISE(ABORT, 'Cannot remove a review: who looked is kept'); END;
  CREATE TRIGGER IF NOT EXISTS review_stays_as_it_is BEFORE UPDATE ON review
    BEGIN SELECT RAISE(ABORT, 'Cannot change a review: who looked is kept'); END;
  CREATE TABLE IF NOT EXISTS place (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** A book of the first version kept one reviewer for a post, and no revision. */
const ADD_REVISION = `
  ALTER TABLE post ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  INSERT INTO review (post, reviewer, report_number)
    SELECT id, reviewer, report_number FROM post WHERE reviewer IS NOT NULL;
`;

const ADD_LISTING = "ALTER TABLE post ADD COLUMN listing TEXT";

const COLUMNS =
  "id, title, state, list, listing, distance, because, revision, posted_at AS postedAt";
const REVIEW_COLUMNS = "at, reviewer, verdict, report_number AS reportNumber";

/** Where the board keeps its posts and how far it has followed the matcher's decisions. */
export class PostBook {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, "board.sqlite");
    this.#database = new DatabaseSync(file);
    chmodSync(file, 0o600);
    this.#database.exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON",
    );
    this.#database.exec(TABLES);
    const columns = this.#database.prepare("PRAGMA table_info(post)").all();
    for (const [column, upgrade] of [
      ["revision", ADD_REVISION],
      ["listing", ADD_LISTING],
    ]) {
      if (columns.some(({ name }) => name === column)) continue;
      this.#inOneGo(() => this.#database.exec(upgrade!));
    }
  }

  /**
   * Keeps a new post, `waiting` until it is judged.
   *
   * @param photo the picture as the board shows it, JPEG
   * @param original the bytes that were posted, kept only until the matcher has seen them
   */
  add(title: string, photo: Uint8Array, original: Uint8Array, at: number): number {
    const { lastInsertRowid } = this.#database
      .prepare(
        "INSERT INTO post (title, photo, original, state, posted_at) VALUES (?, ?, ?, 'waiting', ?)",
      )
      .run(title, photo, original, at);
    return Number(lastInsertRowid);
  }

  /**
   * Does what a decision asks for. While the matcher has no list to ask, a post goes on waiting.
   *
   * @returns false when there is no such post
   */
  judge(id: number, decision: Decision): boolean {
    const isUnasked = decision.kind === "unsure" && decision.because === "unavailable";
    return isUnasked ? this.find(id) !== undefined : this.decide(id, decision, stateFor(decision));
  }

  /**
   * Puts a post into a state.
   *
   * @param decision what the matcher said of it; `undefined` when it had nothing to say
   */
  decide(id: number, decision: Decision | undefined, state: PostState): boolean {
    const matched =
      decision !== undefined && "list" in decision && decision.list !== undefined
        ? decision
        : undefined;
    const because = decision === undefined || decision.kind === "pass" ? null : decision.because;
    const { changes } = this.#database
      .prepare(
        `UPDATE post SET state = :state, original = NULL, because = :because,
           list = coalesce(:list, list), listing = coalesce(:listing, listing),
           distance = coalesce(:distance, distance),
           revision = revision + (state IS NOT :state OR because IS NOT :because
             OR list IS NOT coalesce(:list, list)) WHERE id = :id`,
      )
      .run({
        state,
        because,
        list: matched?.list ?? null,
        listing: matched?.listing ?? null,
        distance: matched?.distance ?? null,
        id,
      });
    return changes > 0;
  }

  /** Marks posts that match a claim though nothing was done about them, so that care is taken. */
  markList(ids: readonly number[], list: ListName): void {
    const mark = this.#database.prepare(
      "UPDATE post SET list = :list, revision = revision + 1 WHERE id = :id AND list IS NOT :list",
    );
    for (const id of ids) mark.run({ list, id });
  }

  /** Writes down who looked and what they reported, behind what was written before. */
  recordReview(id: number, { at, reviewer, verdict, reportNumber }: PostReview): void {
    this.#inOneGo(() => {
      this.#database
        .prepare(
          "INSERT INTO review (post, at, reviewer, verdict, report_number) VALUES (?, ?, ?, ?, ?)",
        )
        .run(id, at ?? null, reviewer ?? null, verdict ?? null, reportNumber ?? null);
      this.#database.prepare("UPDATE post SET revision = revision + 1 WHERE id = ?").run(id);
    });
  }

  find(id: number): Post | undefined {
    const row = this.#database.prepare(`SELECT ${COLUMNS} FROM post WHERE id = ?`).get(id);
    return row === undefined ? undefined : this.#asPost(row);
  }

  /** All posts, newest first. */
  all(): readonly Post[] {
    const rows = this.#database.prepare(`SELECT ${COLUMNS} FROM post ORDER BY id DESC`).all();
    return rows.map((row) => this.#asPost(row));
  }

  /** Posts the matcher has not judged yet, oldest first, with the bytes to judge. */
  waiting(): readonly { readonly id: number; readonly original: Uint8Array }[] {
    const rows = this.#database
      .prepare("SELECT id, original FROM post WHERE state = 'waiting' ORDER BY id")
      .all();
    return rows.map((row) => ({
      id: Number(row["id"]),
      original: row["original"] as Uint8Array,
    }));
  }

  photo(id: number): Uint8Array | undefined {
    const row = this.#database.prepare("SELECT photo FROM post WHERE id = ?").get(id);
    return row?.["photo"] as Uint8Array | undefined;
  }

  /** How far the matcher's decisions have been followed; `0` at first. */
  followedTo(): string {
    const row = this.#database.prepare("SELECT value FROM place WHERE name = 'followed'").get();
    return row === undefined ? "0" : String(row["value"]);
  }

  /**
   * Does what one re-judgement asks for and remembers having done it, in one transaction. One that
   * was done before is passed over: the desk and the follower may read the same news.
   */
  follow(cursor: string, id: number, decision: Decision): void {
    if (Number(cursor) <= Number(this.followedTo())) return;
    this.#inOneGo(() => {
      this.judge(id, decision);
      this.#database
        .prepare("INSERT OR REPLACE INTO place (name, value) VALUES ('followed', ?)")
        .run(cursor);
    });
  }

  /** Has every post judged again, from the picture as it is shown; none is shown until it was. */
  startOver(): void {
    this.#database.exec(
      `UPDATE post SET state = 'waiting', original = photo, revision = revision + 1;
       DELETE FROM place WHERE name = 'followed'`,
    );
  }

  close(): void {
    this.#database.close();
  }

  #asPost(row: Record<string, unknown>): Post {
    const reviews = this.#database
      .prepare(`SELECT ${REVIEW_COLUMNS} FROM review WHERE post = ? ORDER BY id`)
      .all(Number(row["id"]))
      .map(known);
    return { ...known(row), reviews } as unknown as Post;
  }

  #inOneGo(work: () => void): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }
}

/** A row with `undefined` where the database has nothing. */
function known(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined]));
}
