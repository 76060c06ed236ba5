import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Milliseconds } from "@holdfast/decision";
import { SettingError } from "../config.ts";
import { lockFile } from "../store/file-lock.ts";
import { readScanState, removeScanState, type ScanState, writeScanState } from "./scan-state.ts";
import type { ScanSource } from "./sources/source.ts";

/** What changes of a state as the scan goes on. */
export type Place = Pick<ScanState, "after" | "written" | "tally">;

/** How far one source was scanned. While it is open, nobody else can open it. */
export interface Bookmark {
  /** Where an earlier scan of it stopped. */
  readonly from: ScanState | undefined;
  /** When that was. */
  readonly keptAt: Milliseconds | undefined;
  /** Whether all that was judged so far was judged by the list as it is. */
  readonly isSameList: boolean;
  keep(place: Place): void;
  remove(): void;
  /** Lets the next scan of the source open it; a crash does as well. */
  close(): void;
}

export interface BookmarkNeeds {
  /** The store's folder. */
  readonly data: string;
  /** Where to keep it instead. */
  readonly file: string | undefined;
  /** Whether an earlier one does not count. */
  readonly isFresh: boolean;
  /** Whether every file is decoded whole. */
  readonly isExact: boolean;
  /** The mark of the list that is asked. */
  readonly list: string;
}

/**
 * Opens the bookmark of a source.
 *
 * @returns `undefined` for a source that can be read only once
 * @throws {SettingError} when a place to keep one is named for such a source, or its folder is not there; when another scan has
 *   it open; when the one found belongs to another source, the source was changed since, or files were decoded otherwise
 */
export function openBookmark(source: ScanSource, needs: BookmarkNeeds): Bookmark | undefined {
  if (source.identity === undefined) {
    if (needs.file === undefined) return undefined;
    throw new SettingError(
      "Cannot keep how far it came: what comes through a pipe is gone once it was read, so there is nothing to resume. Leave --state out, or name a file",
    );
  }

  const name = createHash("sha256").update(source.identity.name).digest("hex");
  const { version } = source.identity;
  // The file is named after the source, without telling its name.
  const file = needs.file ?? path.join(needs.data, `scan-${name.slice(0, 16)}.json`);
  if (!existsSync(path.dirname(file))) {
    throw new SettingError(`Cannot keep how far it came in ${file}: its folder is not there`);
  }

  const lock = lockFile(`${file}.lock`);
  if (lock === undefined) throw new SettingError("Cannot scan: another scan of this is running");
  try {
    const kept = readKept(file, { source: name, version }, needs);
    return { ...kept, close: lock.releaseAndRemove };
  } catch (error) {
    lock.releaseAndRemove();
    throw error;
  }
}

function readKept(
  file: string,
  { source, version }: Pick<ScanState, "source" | "version">,
  { isFresh, isExact, list: asked }: BookmarkNeeds,
): Omit<Bookmark, "close"> {
  const from = isFresh ? undefined : readScanState(file);
  if (from !== undefined && from.source !== source) {
    throw new SettingError(`Cannot resume: ${file} belongs to another scan`);
  }
  if (from !== undefined && from.version !== version) {
    throw new SettingError("Cannot resume: the list was changed since; --fresh begins it anew");
  }
  if (from !== undefined && from.isExact !== isExact) {
    throw new SettingError(
      from.isExact
        ? "Cannot resume: it was begun with --exact. Give it again to go on, or --fresh to begin anew"
        : "Cannot resume: it was begun without --exact. Leave it out to go on, or add --fresh to begin anew",
    );
  }
  // What was judged first stays judged by its list, however often the scan goes on.
  const list = from?.list ?? asked;
  return {
    from,
    keptAt: from && statSync(file, { throwIfNoEntry: false })?.mtimeMs,
    isSameList: list === asked,
    keep: (place) => writeScanState(file, { source, version, isExact, list, ...place }),
    remove: () => removeScanState(file),
  };
}
