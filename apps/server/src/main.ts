import { DEFAULT_POLICY } from "@holdfast/hash-list";
import { unknownSettings } from "@holdfast/settings";
import { createApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { adminDesk } from "./exchange/admin/admin-desk.ts";
import { openAdminSocket } from "./exchange/admin/admin-socket.ts";
import { socketPath } from "./exchange/admin/socket-path.ts";
import { answerOnGrid } from "./exchange/answer-grid.ts";
import { exchangeOver } from "./exchange/exchange-service.ts";
import { failureCounters } from "./exchange/failure-counters.ts";
import { feedBell } from "./exchange/feed-bell.ts";
import { exchangeApi } from "./exchange/http/exchange-api.ts";
import { participantDesk } from "./exchange/participant-desk.ts";
import { startTimers } from "./exchange/timers.ts";
import { takePort } from "./http-server.ts";
import { createLog, describeFailure, type Log, logFailure } from "./log.ts";
import { openExchange } from "./open-exchange.ts";
import { NO_ARGUMENTS, OWN_SETTINGS, settingsHelp } from "./settings-help.ts";
import { loadSite } from "./site.ts";

/** A stop that takes longer than this is cut short, in milliseconds. */
const STOP_WITHIN = 5_000;

interface RunningServer {
  readonly url: string;
  /** Whether a platform reads the list. */
  readonly hasParticipants: boolean;
  /** Ends waiting requests, finishes the others and closes the store; nothing acknowledged is lost. */
  stop(): Promise<void>;
}

async function start(config: Config, log: Log): Promise<RunningServer> {
  const onFailure = (error: unknown) => logFailure(log, error, "request failed");
  // What has been opened so far, to be closed in the opposite order.
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };

  try {
    // What can be missing comes first: a start that fails must not leave a database and a pepper.
    const server = await takePort(config);
    opened.push(() => server.stop());
    const site = config.site === undefined ? undefined : await loadSite(config.site);

    const now = Date.now;
    const { store, secrets, close } = await openExchange(config);
    opened.push(close);

    const { confirmations, dissents, operator, practice, under18, wrongNumber } = config;
    const policy = { ...DEFAULT_POLICY, confirmations, dissents };
    const terms = { operator, practice, under18, policy };
    const bell = feedBell();
    const exchange = answerOnGrid(
      exchangeOver({ store, secrets, failures: failureCounters(), terms, now }),
      config.answerGridMs,
    );
    const api = exchangeApi({
      exchange,
      desk: participantDesk({ store, secrets, bell, now }),
      feed: store,
      onRequest: (line) => log.info(line, "answered"),
      onFailure,
    });

    const timers = startTimers({
      store,
      bell,
      now,
      onFailure: (timer, error) => logFailure(log, error, `timer failed: ${timer}`),
    });
    opened.push(() => timers.stop());

    const backUp = (file: string) => store.backupTo(file);
    const admin = adminDesk({ store, secrets, now, backUp });
    const socket = await openAdminSocket(socketPath(config.data), admin, onFailure);
    opened.push(() => socket.stop());

    const app = createApp({
      api,
      site,
      forSite: { exchange, practice, ...(wrongNumber !== undefined && { wrongNumber }) },
      origin: config,
      onFailure,
    });
    server.answerWith(app);
    // It stops before what it answers with is closed.
    opened.push(async () => {
      bell.end();
      await server.stop();
    });

    const participants = await store.participants.list();
    const hasParticipants = participants.some(({ revokedAt }) => revokedAt === undefined);
    return { url: server.url, hasParticipants, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function readConfigOrFail(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(error);
  }
}

if (process.argv.includes("--help")) {
  process.stdout.write(settingsHelp());
  process.exit(0);
}
const [unknown] = process.argv.slice(2);
if (unknown !== undefined) {
  process.stderr.write(
    `Cannot start: ${JSON.stringify(unknown)} is not understood. ${NO_ARGUMENTS}\n`,
  );
  process.exit(2);
}
for (const warning of unknownSettings(process.env, OWN_SETTINGS)) {
  process.stderr.write(`${warning}\n`);
}

// New files are their owner's alone, also those that a library makes.
process.umask(0o077);
const config = readConfigOrFail();
const log = createLog(config.logLevel);
const { url, hasParticipants, stop } = await start(config, log).catch(fail);

let stopping = false;
function onSignal(): void {
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN).unref();
  stop().then(() => process.exit(0), fail);
}
process.on("SIGTERM", onSignal);
process.on("SIGINT", onSignal);
// Left to itself Node would print the failure as it is. Nothing acknowledged is lost by ending here.
process.on("uncaughtException", (error) => {
  log.error(describeFailure(error), "Cannot go on: something was not foreseen");
  process.exit(1);
});

const kind = config.practice ? " (practice copy, this machine only)" : "";
process.stdout.write(`Holdfast is ready at ${url}${kind}
Data: ${config.data}
Pepper, to be kept apart from backups: ${config.pepperFile}
`);
if (config.publicUrl !== undefined) {
  const { protocol, host } = config.publicUrl;
  process.stdout.write(
    `Forms are taken at ${protocol}://${host} only, not at this machine's own address\n`,
  );
}
if (!hasParticipants && !config.practice) {
  process.stdout.write(
    `No participants yet: people are offered this exchange once a platform reads its list. Add one:
  npm run holdfast -- participant add "Its name" --data ${config.data}
`,
  );
}
