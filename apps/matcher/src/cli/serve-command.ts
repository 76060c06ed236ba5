import { availableParallelism } from "node:os";
import {
  readExchangeConfig,
  readFolder,
  readHashConfig,
  readNativeFile,
  readPolicyConfig,
  readServeConfig,
} from "../config.ts";
import { listen } from "../http/listen.ts";
import { matcherApi } from "../http/matcher-api.ts";
import { lineLog } from "../log.ts";
import { openMatcher } from "../open-matcher.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** Uploads held in memory for each worker: one being hashed, others arriving meanwhile. */
const UPLOADS_PER_WORKER = 4;

/** `holdfast-match serve`: the HTTP service, until stopped. */
export async function serveCommand({ env, stop }: Terminal): Promise<ExitCode> {
  const log = lineLog();
  const { url: exchange, key } = readExchangeConfig(env);
  const { host, port, token, webhook, webhookSecret } = readServeConfig(env);
  const { workers, mostPixels, mostBytes } = readHashConfig(env, availableParallelism());

  const matcher = openMatcher({
    ...readPolicyConfig(env),
    data: readFolder(env),
    exchange,
    key,
    workers,
    mostPixels,
    native: readNativeFile(env),
    ...(webhook === undefined ? {} : { webhook: hookFor(webhook, webhookSecret) }),
    log,
  });
  try {
    const atOnce = workers * UPLOADS_PER_WORKER;
    const api = matcherApi({ matcher, token, mostBytes, atOnce, stopping: stop, log });
    const listening = await listen(api, { host, port });
    log.info({ url: listening.url }, "Ready for uploads");
    await new Promise<void>((resolve) => {
      if (stop.aborted) resolve();
      stop.addEventListener("abort", () => resolve());
    });
    log.info("Stopping");
    await listening.stop();
  } finally {
    await matcher.close();
  }
  return EXIT.nothingFound;
}

function hookFor(url: string, secret: string | undefined) {
  return secret === undefined ? { url } : { url, secret };
}
