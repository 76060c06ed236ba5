import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoreConfig } from "../../config.ts";
import { type OpenExchange, openExchange, STORE_FILE } from "../../open-exchange.ts";
import { Refusal } from "../../refusal.ts";
import { isThere } from "../../store/file-failure.ts";
import { adminDesk } from "./admin-desk.ts";
import type { AdminAnswer, AdminRequest } from "./admin-request.ts";
import { askServer } from "./ask-server.ts";
import { socketPath } from "./socket-path.ts";

/** How often to try again while a server is just starting or stopping, and the pause in milliseconds. */
const TRIES = 10;
const PAUSE = 200;

/**
 * Has the operator's request done by the running server, or, when none runs, by this process,
 * which takes the server's lock for as long as it needs.
 *
 * @throws {Error} in words, when there is no exchange in the data directory, or the directory is
 * taken by something that does not answer
 */
export async function askExchange(
  config: StoreConfig,
  request: AdminRequest,
): Promise<AdminAnswer> {
  if (!isThere(join(config.data, STORE_FILE))) {
    throw new Refusal(
      `Cannot find an exchange in ${config.data}: start the server once, or set HOLDFAST_DATA`,
    );
  }

  for (let tries = 1; ; tries += 1) {
    const answer = await askServer(socketPath(config.data), request);
    if (answer !== undefined) return answer;

    let exchange: OpenExchange;
    try {
      exchange = await openExchange(config);
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(PAUSE);
      continue;
    }
    return await askDirectly(exchange, request).finally(() => exchange.close());
  }
}

function askDirectly(
  { store, secrets }: OpenExchange,
  request: AdminRequest,
): Promise<AdminAnswer> {
  const desk = adminDesk({
    store,
    secrets,
    now: Date.now,
    backUp: (file) => store.backupTo(file),
  });
  return desk(request);
}
