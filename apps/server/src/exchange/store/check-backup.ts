import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { fileFailure, isThere } from "../../store/file-failure.ts";
import { versionOf } from "../../store/migrate.ts";
import { isOurs, readPragma } from "../../store/open-sqlite.ts";
import { countRows, whyUnsound } from "../../store/why-unsound.ts";
import { MIGRATIONS } from "./migrations.ts";

/** What a stored backup was found to be. */
export type BackupCheck =
  | {
      readonly kind: "sound";
      readonly bytes: number;
      readonly rows: Readonly<Record<string, number>>;
    }
  | { readonly kind: "unsound"; readonly why: string };

/**
 * Reads a stored backup whole, and says whether this version can be started on it. Nothing is
 * written, to the file or beside it, so it may lie on a disk that cannot be written to.
 *
 * The pepper is not in it: whether the right one is kept only a start can show.
 */
export function checkBackup(file: string): BackupCheck {
  try {
    if (!isThere(file)) return unsound(file, "it is not there");
    const copy = openUntouched(file);
    try {
      const bytes = statSync(file).size;
      const why =
        bytes === sizeOf(copy) ? whyUnfit(copy) : "it is cut short, or longer than it was";
      if (why !== undefined) return unsound(file, why);
      return { kind: "sound", bytes, rows: countRows(copy) };
    } finally {
      copy.close();
    }
  } catch (error) {
    return { kind: "unsound", why: fileFailure(`Cannot come back from ${file}`, error).message };
  }
}

/** `immutable` tells SQLite that nobody writes the file: it makes no lock and no file beside it. */
function openUntouched(file: string): DatabaseSync {
  const address = pathToFileURL(file);
  address.searchParams.set("immutable", "1");
  return new DatabaseSync(address, { readOnly: true });
}

/** What a database says of its own length, in bytes; SQLite forgives when part of a page is gone. */
function sizeOf(copy: DatabaseSync): number {
  return Number(readPragma(copy, "page_count")) * Number(readPragma(copy, "page_size"));
}

function whyUnfit(copy: DatabaseSync): string | undefined {
  if (!isOurs(copy)) return "Holdfast did not write it";
  const why = whyUnsound(copy);
  if (why !== undefined) return why;

  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if (versionOf(copy) > newest) return "a newer Holdfast wrote it; come back with that one";

  const store = copy.prepare("select generation from store").get();
  if (store?.["generation"] !== null) {
    return "it is the database itself and no backup of it, so participants would miss changes";
  }
  return undefined;
}

function unsound(file: string, why: string): BackupCheck {
  return { kind: "unsound", why: `Cannot come back from ${file}: ${why}` };
}
