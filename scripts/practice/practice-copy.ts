import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../build/programs.ts";
import type { Ports } from "./practice-ports.ts";
import { type RunningProgram, startProgram } from "./program.ts";
import { refuseTakenPorts } from "./taken-ports.ts";

const run = promisify(execFile);

/** What the demo platform is called in the exchange's list of participants. */
const PARTICIPANT = "Demo Board";

/** A running practice copy: the site with its exchange, a matcher, and a board that uses it. */
export interface PracticeCopy {
  readonly site: URL;
  readonly board: URL;
  /** Resolves with the name of the first part that ended by itself. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a practice copy: three programs on loopback with a data folder of their own. Each finds
 * the others by itself once they are up, so all three start at once; only the first start of a
 * folder waits for the server, which makes the participant's key.
 *
 * @param givenUp stops the start; what was begun has ended before this throws
 * @throws {Error} in words, when a port is taken or a part does not start; what runs is stopped
 */
export async function startPracticeCopy(
  folder: string,
  ports: Ports,
  givenUp: AbortSignal = new AbortController().signal,
): Promise<PracticeCopy> {
  await refuseTakenPorts(ports);
  const site = loopback(ports.exchange);
  const matcher = loopback(ports.matcher);
  const board = loopback(ports.board);
  const exchangeSettings = {
    HOLDFAST_PRACTICE: "1",
    HOLDFAST_DATA: path.join(folder, "exchange"),
    HOLDFAST_PORT: String(ports.exchange),
    HOLDFAST_SITE: path.join(ROOT, "apps/site/build/handler.js"),
  };

  const server = startProgram(
    "the server",
    built("server/dist/main.js"),
    [],
    exchangeSettings,
    new URL("healthz", site),
    givenUp,
  );
  const platform = participantKey(folder, exchangeSettings, server).then((key) =>
    startProgram(
      "the matcher",
      built("matcher/dist/main.js"),
      ["serve"],
      {
        HOLDFAST_MATCH_DATA: path.join(folder, "matcher"),
        HOLDFAST_MATCH_PORT: String(ports.matcher),
        HOLDFAST_MATCH_EXCHANGE: site.href,
        HOLDFAST_MATCH_KEY: key,
      },
      new URL("healthz", matcher),
      givenUp,
    ),
  );
  const demo = startProgram(
    "the demo platform",
    built("demo-platform/dist/main.js"),
    [],
    {
      HOLDFAST_BOARD_DATA: path.join(folder, "board"),
      HOLDFAST_BOARD_PORT: String(ports.board),
      HOLDFAST_BOARD_MATCHER: matcher.href,
      HOLDFAST_BOARD_SITE: site.href,
      HOLDFAST_BOARD_PHOTOS: path.join(ROOT, "apps/demo-platform/photos"),
    },
    new URL("healthz", board),
    givenUp,
  );

  const { running, stop } = await allOrNone([server, platform, demo], givenUp);
  const failed = Promise.race(
    running.map(async (program) => {
      await program.ended;
      return program.name;
    }),
  );
  return { site, board, failed, stop };
}

/**
 * Waits until every program is ready.
 *
 * @throws {Error} the first reason why one is not; those that run by then are stopped
 */
async function allOrNone(starting: readonly Promise<RunningProgram>[], givenUp: AbortSignal) {
  const outcomes = await Promise.allSettled(starting);
  const running = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const stop = async (): Promise<void> => {
    for (const program of running.toReversed()) await program.stop();
  };
  const failure = outcomes.find((one) => one.status === "rejected");
  if (failure !== undefined || givenUp.aborted) {
    await stop();
    throw failure?.reason ?? givenUp.reason;
  }
  return { running, stop };
}

/**
 * The demo platform's key: made through the running server at the first start, then kept. When the
 * matcher's folder was deleted and the exchange's was not, a new key replaces the lost one.
 */
async function participantKey(
  folder: string,
  exchangeSettings: Readonly<Record<string, string>>,
  server: Promise<RunningProgram>,
): Promise<string> {
  const file = path.join(folder, "matcher", "participant-key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();

  await server;
  const ask = async (verb: "add" | "rotate"): Promise<string | undefined> => {
    const { stdout } = await run(
      process.execPath,
      [built("server/dist/cli.js"), "participant", verb, PARTICIPANT, "--json"],
      // It is over in a moment, also for a start that is given up: cut off, it would outlive it.
      { env: { ...process.env, ...exchangeSettings } },
      // A refusal is an answer too, and comes on standard output with an exit code.
    ).catch((refused: { stdout?: string }) => ({ stdout: refused.stdout ?? "" }));
    return /"key":"([^"]+)"/.exec(stdout)?.[1];
  };
  const key = (await ask("add")) ?? (await ask("rotate"));
  if (key === undefined) throw new Error(`Cannot add ${PARTICIPANT} to the practice exchange`);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

function built(file: string): string {
  return path.join(ROOT, "apps", file);
}

function loopback(port: number): URL {
  return new URL(`http://127.0.0.1:${port}/`);
}
