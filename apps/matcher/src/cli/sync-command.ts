import { exchangeClient } from "@holdfast/exchange-client";
import { readExchangeConfig, readFolder, readNativeFile, readPolicyConfig } from "../config.ts";
import { loadingFor } from "../engine/loading-for.ts";
import { matcher } from "../engine/matcher.ts";
import { syncOnce } from "../exchange/sync-once.ts";
import { lineLog, SILENT } from "../log.ts";
import { openMatcher } from "../open-matcher.ts";
import { openStore } from "../store/open-store.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** `holdfast-match sync`: follows the exchange's list until stopped; `--once` reads it to its end. */
export function syncCommand(
  { once }: { readonly once: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return once ? readToEnd(terminal) : follow(terminal);
}

async function readToEnd({ env, say, stop }: Terminal): Promise<ExitCode> {
  const { url, key } = readExchangeConfig(env);
  const { whenUnavailable, dryRun } = readPolicyConfig(env);
  const loading = loadingFor(readNativeFile(env));
  const store = openStore(readFolder(env));
  try {
    const court = {
      store,
      now: Date.now,
      isDryRun: dryRun,
      policy: whenUnavailable,
      log: SILENT,
    };
    const engine = matcher(court, loading);
    engine.follows(url, key);
    const client = exchangeClient({ url, key });
    switch (await syncOnce({ engine, client, store, bell: engine.bell }, stop)) {
      case "synced":
        engine.save();
        say(`Read to its end. Listings: ${engine.status().listings}`);
        return EXIT.nothingFound;
      case "not-authorised":
        say("Cannot sync: the exchange refuses this key. Ask its operator for a valid one.");
        return EXIT.unavailable;
      case "stopped":
        return EXIT.interrupted;
    }
  } finally {
    store.close();
  }
}

async function follow({ env, stop }: Terminal): Promise<ExitCode> {
  const { url, key } = readExchangeConfig(env);
  const opened = openMatcher({
    ...readPolicyConfig(env),
    data: readFolder(env),
    exchange: url,
    key,
    native: readNativeFile(env),
    log: lineLog(),
  });
  await aborted(stop);
  await opened.close();
  return EXIT.nothingFound;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // The timer keeps the process alive when nothing else does.
    const alive = setInterval(() => {}, 60_000);
    signal.addEventListener("abort", () => {
      clearInterval(alive);
      resolve();
    });
  });
}
