import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { SettingError } from "../config.ts";
import type { Tally } from "./tally.ts";

/** How far a scan came, so that it can be resumed. It names at most one path, no hash and no id. */
export interface ScanState {
  /** The name of its source, as SHA-256 in hexadecimal digits. */
  readonly source: string;
  /** The version of its source. */
  readonly version: string;
  /** Everything up to this place of the source was judged. */
  readonly after: string;
  /** Whether every file up to there was decoded whole. */
  readonly isExact: boolean;
  /** The mark of the list by which its beginning was judged; empty where it is not known. */
  readonly list: string;
  /** How many results were written of what was judged. */
  readonly written: number;
  readonly tally: Tally;
}

const Count = z.int().min(0);
const ScanState = z.strictObject({
  source: z.string().max(100),
  version: z.string().max(100),
  after: z.string().max(10_000),
  isExact: z.boolean().default(false),
  list: z.string().max(100).default(""),
  written: Count.default(0),
  tally: z.strictObject({
    judged: Count,
    matches: Count,
    unreadable: Count,
    links: Count.default(0),
  }),
});

/** @returns `undefined` when there is none @throws {SettingError} for a file that is no scan's state */
export function readScanState(file: string): ScanState | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    // The system's own message does not name the place here.
    if (code === "EISDIR") throw new SettingError(`Cannot use ${file}: it is a folder`);
    throw error;
  }
  const state = ScanState.safeParse(parseJson(text));
  if (!state.success) throw new SettingError(`Cannot resume: ${file} is not the state of a scan`);
  return state.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replaces the state as a whole: killed in between, the earlier one is still there. */
export function writeScanState(file: string, state: ScanState): void {
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
  renameSync(beside, file);
}

export function removeScanState(file: string): void {
  rmSync(file, { force: true });
}
