import { createHash } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { readFolder, readHashConfig, SettingError } from "../config.ts";
import type { TreatedDecision } from "../engine/answer.ts";
import { openCheckList } from "../scan/check-list.ts";
import { type Progress, progressBar, progressLines } from "../scan/progress.ts";
import { scanFolder } from "../scan/scan-folder.ts";
import {
  readScanState,
  removeScanState,
  type ScanState,
  writeScanState,
} from "../scan/scan-state.ts";
import { NO_FILES, type Tally } from "../scan/tally.ts";
import { walk } from "../scan/walk.ts";
import { commandName } from "./command-name.ts";
import { EXIT, type ExitCode, exitCodeFor } from "./exit-code.ts";
import { inWords } from "./no-list.ts";
import { poolFor } from "./pool-for.ts";
import { showDecision } from "./show-decision.ts";
import type { Terminal } from "./terminal.ts";

/** How often the state is written, in files. */
const KEEP_EVERY = 100;

export interface ScanOptions {
  readonly json: boolean;
  /** Whether to say something of every file, not only of those that need a look. */
  readonly all: boolean;
  /** Whether to begin anew though an earlier scan can be resumed. */
  readonly fresh: boolean;
  readonly state: string | undefined;
}

/** `holdfast-match scan FOLDER`: asks the list about every file in a folder. */
export async function scanCommand(
  given: string,
  options: ScanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = path.resolve(given);
  requireFolder(folder);
  const config = readHashConfig(terminal.env, availableParallelism());
  const data = readFolder(terminal.env);
  const list = openCheckList(data, Date.now());
  if (typeof list === "string") {
    terminal.say(inWords(list, commandName(terminal.env)));
    return EXIT.unavailable;
  }

  const stateFile = options.state ?? path.join(data, `scan-${nameFor(folder)}.json`);
  mkdirSync(path.dirname(stateFile), { recursive: true });
  const from = options.fresh ? undefined : resumable(stateFile, folder);
  if (from !== undefined) terminal.say(`Going on after ${from.tally.files} files`);

  const before = from?.tally ?? NO_FILES;
  const progress = progressFor(await count(folder, from), before.files, terminal);
  const pool = poolFor(config, terminal);
  let last: ScanState | undefined = from;
  try {
    const atOnce = config.workers + 1;
    const { mostBytes } = config;
    const needs = { folder, list, pool, mostBytes, atOnce, stop: terminal.stop };
    for await (const step of scanFolder(from === undefined ? needs : { ...needs, from })) {
      if (options.all || needsALook(step.decision)) {
        progress.makeRoom();
        const file = path.join(given, step.file);
        const { decision } = step;
        terminal.out(
          options.json ? JSON.stringify({ file, decision }) : showDecision(file, decision),
        );
      }
      last = { folder, after: step.file, tally: step.tally };
      if (step.tally.files % KEEP_EVERY === 0) writeScanState(stateFile, last);
      progress.show(step.tally);
    }
  } finally {
    progress.end();
    await pool.close();
  }
  return finish(stateFile, last, terminal);
}

function finish(stateFile: string, last: ScanState | undefined, { stop, say }: Terminal): ExitCode {
  const tally = last?.tally ?? NO_FILES;
  if (stop.aborted) {
    if (last !== undefined) writeScanState(stateFile, last);
    say(`Stopped after ${tally.files} files. Run the same command to go on.`);
    return EXIT.interrupted;
  }
  removeScanState(stateFile);
  say(`${tally.files} files, ${tally.matches} matched, ${tally.unreadable} could not be read`);
  return exitCodeFor(tally);
}

/** @throws {SettingError} when a state is there and belongs to another folder */
function resumable(stateFile: string, folder: string): ScanState | undefined {
  const state = readScanState(stateFile);
  if (state !== undefined && state.folder !== folder) {
    throw new SettingError(`Cannot resume: ${stateFile} belongs to a scan of another folder`);
  }
  return state;
}

function requireFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new SettingError(`Cannot scan ${folder}: it is not there`);
  if (!found.isDirectory()) throw new SettingError(`Cannot scan ${folder}: it is not a folder`);
}

function needsALook(decision: TreatedDecision): boolean {
  if (decision.kind === "pass") return false;
  return !("why" in decision) || decision.why !== "not-a-picture";
}

async function count(folder: string, from: ScanState | undefined): Promise<number> {
  let files = from?.tally.files ?? 0;
  for await (const _ of walk(folder, from?.after, () => {})) files += 1;
  return files;
}

function progressFor(total: number, before: Tally["files"], terminal: Terminal): Progress {
  return terminal.isWatched
    ? progressBar(total, before)
    : progressLines(total, before, terminal.say);
}

/** A state's file is named after the folder, without telling its name. */
function nameFor(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}
