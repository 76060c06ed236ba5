import { SettingError } from "../config.ts";
import type { Bookmark } from "../scan/bookmark.ts";
import { counted } from "../scan/counted.ts";
import { showSeconds } from "../scan/pace.ts";
import type { ScanState } from "../scan/scan-state.ts";
import type { ScanSource } from "../scan/sources/source.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Goes on where an earlier scan stopped, and says so.
 *
 * @returns where that is; `undefined` when there was none
 * @throws {SettingError} when the results of the earlier one are not in the file that gets the rest
 */
export function goOn(
  { from, keptAt, isSameList }: Bookmark,
  { unit, identity }: ScanSource,
  { resultsSize, say }: Terminal,
): ScanState | undefined {
  if (from === undefined) return undefined;

  // The shell empties a file after `>` before this program starts.
  if (from.written > 0 && resultsSize() === 0) {
    throw new SettingError(
      "Cannot go on: the file for the results is empty, and earlier ones were written. Use >> with the file that has them, or --fresh to ask about all again",
    );
  }
  const seconds = Math.max(0, Math.floor((Date.now() - (keptAt ?? Date.now())) / 1_000));
  const unseen = identity?.mayGrow
    ? `, ${showSeconds(seconds)} later; --fresh also sees files added since to folders already passed`
    : "";
  say(`Going on after ${counted(from.tally.judged, unit)}${unseen}`);
  if (!isSameList) {
    say("What was judged before was judged by an older list; --fresh asks about all again.");
  }
  return from;
}
