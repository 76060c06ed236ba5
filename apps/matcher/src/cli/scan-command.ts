import { availableParallelism } from "node:os";
import {
  type HashConfig,
  readFolder,
  readHashConfig,
  readNativeFile,
  SettingError,
} from "../config.ts";
import { loadingFor } from "../engine/loading-for.ts";
import { type Bookmark, openBookmark, type Place } from "../scan/bookmark.ts";
import { type CheckList, openCheckList } from "../scan/check-list.ts";
import { counted } from "../scan/counted.ts";
import type { Found } from "../scan/found.ts";
import { paceOf, showPace } from "../scan/pace.ts";
import { type Progress, progressBar, progressLines, type Work } from "../scan/progress.ts";
import { scan } from "../scan/scan.ts";
import type { ScanSource, Unit } from "../scan/sources/source.ts";
import { NOTHING, type Tally } from "../scan/tally.ts";
import { commandName } from "./command-name.ts";
import { EXIT, type ExitCode, exitCodeFor } from "./exit-code.ts";
import { goOn } from "./go-on.ts";
import { inWords } from "./no-list.ts";
import { poolFor } from "./pool-for.ts";
import { type SourceOptions, scanSource } from "./scan-source.ts";
import { type Layout, showFound, TABLE_HEAD } from "./show-found.ts";
import type { Terminal } from "./terminal.ts";

/** How often the state is written, in milliseconds: what a crash would have judged again. */
const KEEP_EVERY = 1_000;

export interface ScanOptions extends SourceOptions {
  readonly json: boolean;
  readonly table: boolean;
  /** Whether to say something of everything, not only of what needs a look. */
  readonly all: boolean;
  /** Whether to begin anew though an earlier scan can be resumed. */
  readonly fresh: boolean;
  readonly state?: string;
}

/** `holdfast-match scan`: asks the list about everything in folders or lists. */
export async function scanCommand(
  given: readonly string[],
  options: ScanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const ended = new AbortController();
  const stop = AbortSignal.any([terminal.stop, ended.signal]);
  const layout = layoutFor(options);
  const source = scanSource(given, options, { ...terminal, stop });
  const config = readHashConfig(terminal.env, availableParallelism());
  const data = readFolder(terminal.env);
  const loading = loadingFor(readNativeFile(terminal.env));
  const list = openCheckList(data, Date.now(), loading);
  if (typeof list === "string") {
    terminal.say(inWords(list, commandName(terminal.env)));
    return EXIT.unavailable;
  }

  if (loading.native !== undefined) terminal.say("The native search is used.");
  if (list.listings === 0) terminal.say("The list is empty: nothing can match.");

  const { state: file, fresh: isFresh, exact: isExact } = options;
  const bookmark = openBookmark(source, { data, file, isFresh, isExact, list: list.mark });
  try {
    const rest = { source, config, list, bookmark, layout, options, ended, stop };
    return await scanRest(rest, terminal);
  } finally {
    bookmark?.close();
  }
}

interface Rest {
  readonly source: ScanSource;
  readonly config: HashConfig;
  readonly list: CheckList;
  readonly bookmark: Bookmark | undefined;
  readonly layout: Layout;
  readonly options: ScanOptions;
  /** Ends the reading of the source, as what stops the scan does. */
  readonly ended: AbortController;
  readonly stop: AbortSignal;
}

/** Asks about what an earlier scan left. The list is closed afterwards. */
async function scanRest(rest: Rest, terminal: Terminal): Promise<ExitCode> {
  const { source, config, list, bookmark, layout, options, ended, stop } = rest;
  const { unit } = source;
  const isExact = options.exact;
  const from = bookmark === undefined ? undefined : goOn(bookmark, source, terminal);

  const left = await source.count(from?.after);
  const before = from?.tally.judged ?? 0;
  const work: Work = { unit, before, total: left === undefined ? undefined : before + left };
  const progress = progressFor(work, terminal);
  const pool = poolFor(config, terminal);
  const began = performance.now();
  let last: Place | undefined;
  let written = from?.written ?? 0;
  let kept = began;
  let isHeard = true;
  const keep = () => {
    if (last !== undefined) bookmark?.keep(last);
    kept = performance.now();
  };

  try {
    // The results that are gone on with have a heading, unless nothing is in their file.
    const isBegun = from !== undefined && terminal.resultsSize() !== 0;
    if (layout === "table" && !isBegun) isHeard = await terminal.out(TABLE_HEAD);
    for await (const step of scan({ ...config, source, list, pool, isExact, from, stop })) {
      const { after, found, tally } = step;
      if (found !== undefined && (options.all || needsALook(found.decision))) {
        progress.makeRoom();
        isHeard = await terminal.out(showFound(found, layout));
        if (!isHeard) break; // before `last`: what nobody got is judged again
        written += 1;
      }
      last = { after, written, tally };
      if (performance.now() - kept > KEEP_EVERY) keep();
      progress.show(tally);
    }
  } catch (error) {
    keep();
    throw error;
  } finally {
    ended.abort();
    progress.end();
    await pool.close();
    list.close();
  }

  const isStopped = terminal.stop.aborted || !isHeard;
  if (isStopped) keep();
  const tally = last?.tally ?? from?.tally ?? NOTHING;
  const rate = showPace(paceOf(tally.judged - before, undefined, performance.now() - began), unit);
  return finish({ unit, tally, rate, bookmark, isStopped, isHeard }, terminal);
}

/** What was written to a pipe is out of reach, though nobody may have read it. */
const LOST = "Whoever read the results has gone; the last lines may have been lost in the pipe.";

interface Ending {
  readonly unit: Unit;
  readonly tally: Tally;
  readonly rate: string;
  readonly bookmark: Bookmark | undefined;
  readonly isStopped: boolean;
  /** Whether the results were read to the end. */
  readonly isHeard: boolean;
}

function finish(ending: Ending, { resultsSize, say }: Terminal): ExitCode {
  const { unit, tally, rate, bookmark, isStopped, isHeard } = ending;
  const { judged, matches, unreadable, links } = tally;
  if (links > 0) say(linksInWords(links));
  if (isStopped) {
    const canGoOn = bookmark !== undefined;
    const command =
      resultsSize() === undefined ? "the same command" : "the same command with >> instead of >";
    const next = canGoOn
      ? `Run ${command} to go on.`
      : "What came through a pipe cannot be resumed.";
    say(`Stopped after ${counted(judged, unit)}. ${next}`);
    if (!isHeard) say(canGoOn ? `${LOST} --fresh gives them all again.` : LOST);
    return EXIT.interrupted;
  }
  bookmark?.remove();
  say(`${counted(judged, unit)}, ${matches} matched, ${unreadable} could not be read; ${rate}`);
  return exitCodeFor(tally);
}

function linksInWords(links: number): string {
  return links === 1
    ? "1 link below a folder was not followed."
    : `${links} links below folders were not followed.`;
}

function layoutFor({ json, table }: ScanOptions): Layout {
  if (json && table) throw new SettingError("Cannot use --json and --table together");
  if (json) return "json";
  return table ? "table" : "lines";
}

function needsALook(decision: Found["decision"]): boolean {
  if (decision.kind === "pass") return false;
  return !("why" in decision) || decision.why !== "not-a-picture";
}

function progressFor(work: Work, terminal: Terminal): Progress {
  return terminal.isWatched ? progressBar(work) : progressLines(work, terminal.say);
}
