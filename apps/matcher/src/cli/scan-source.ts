import { SettingError } from "../config.ts";
import { fileList } from "../scan/sources/file-list.ts";
import { hashLines } from "../scan/sources/hash-lines.ts";
import { type ListNeeds, listInput } from "../scan/sources/list-input.ts";
import { paths } from "../scan/sources/paths.ts";
import type { ScanSource } from "../scan/sources/source.ts";

/** The options that say what to scan. */
export interface SourceOptions {
  readonly files?: string;
  /** Whether the paths in `files` end with a zero byte. */
  readonly null: boolean;
  readonly hashes?: string;
  /** Whether files are decoded whole. */
  readonly exact: boolean;
}

/** @throws {SettingError} when nothing is named, more than one kind of thing, or what is not there */
export function scanSource(
  given: readonly string[],
  { files, null: endsWithNul, hashes, exact }: SourceOptions,
  needs: ListNeeds,
): ScanSource {
  const kinds =
    Number(given.length > 0) + Number(files !== undefined) + Number(hashes !== undefined);
  if (kinds !== 1) {
    throw new SettingError(
      `Cannot scan: expected paths, --files or --hashes, found ${kinds === 0 ? "none" : "several"} of them`,
    );
  }
  if (endsWithNul && files === undefined) {
    throw new SettingError("Cannot use --null: it says how the paths of --files end");
  }
  if (exact && hashes !== undefined) {
    throw new SettingError(
      "Cannot use --exact: it says how files are decoded, and --hashes has none",
    );
  }

  if (files !== undefined) {
    return fileList(listInput(files, needs), endsWithNul ? "nul" : "newline");
  }
  return hashes === undefined ? paths(given) : hashLines(listInput(hashes, needs));
}
