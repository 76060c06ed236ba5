import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Decision, type ListName, type Post, type PostState, stateFor } from "../post.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    photo BLOB NOT NULL,
    original BLOB,
    state TEXT NOT NULL,
    list TEXT,
    distance INTEGER,
    because TEXT,
    reviewer TEXT,
    report_number TEXT,
    posted_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS place (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

const COLUMNS =
  "id, title, state, list, distance, because, reviewer, report_number AS reportNumber, posted_at AS postedAt";

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
        `UPDATE post SET state = ?, original = NULL, because = ?,
           list = coalesce(?, list), distance = coalesce(?, distance) WHERE id = ?`,
      )
      .run(state, because, matched?.list ?? null, matched?.distance ?? null, id);
    return changes > 0;
  }

  /** Marks posts that match a claim though nothing was done about them, so that care is taken. */
  markList(ids: readonly number[], list: ListName): void {
    const mark = this.#database.prepare("UPDATE post SET list = ? WHERE id = ?");
    for (const id of ids) mark.run(list, id);
  }

  /** Writes down who looked and the number of the report made, where one was. */
  recordReview(id: number, reviewer: string, reportNumber: string | undefined): void {
    this.#database
      .prepare("UPDATE post SET reviewer = ?, report_number = ? WHERE id = ?")
      .run(reviewer, reportNumber ?? null, id);
  }

  find(id: number): Post | undefined {
    return asPost(this.#database.prepare(`SELECT ${COLUMNS} FROM post WHERE id = ?`).get(id));
  }

  /** All posts, newest first. */
  all(): readonly Post[] {
    const rows = this.#database.prepare(`SELECT ${COLUMNS} FROM post ORDER BY id DESC`).all();
    return rows.flatMap((row) => asPost(row) ?? []);
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
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      this.judge(id, decision);
      this.#database
        .prepare("INSERT OR REPLACE INTO place (name, value) VALUES ('followed', ?)")
        .run(cursor);
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  /** Has every post judged again, from the picture as it is shown; none is shown until it was. */
  startOver(): void {
    this.#database.exec(
      "UPDATE post SET state = 'waiting', original = photo; DELETE FROM place WHERE name = 'followed'",
    );
  }

  close(): void {
    this.#database.close();
  }
}

function asPost(row: Record<string, unknown> | undefined): Post | undefined {
  if (row === undefined) return undefined;
  const known = Object.entries(row).map(([name, value]) => [name, value ?? undefined]);
  return Object.fromEntries(known) as unknown as Post;
}
