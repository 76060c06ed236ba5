import { ExchangeError } from "./exchange-error.ts";

/** Where requests go and with what; `key` is absent for what anyone may ask. */
export interface Line {
  readonly url: URL;
  readonly key: string | undefined;
  readonly fetch: typeof fetch;
}

export interface Sending {
  readonly path: string;
  /** Sent as JSON by POST; without it, a GET. */
  readonly body?: unknown;
  /** How long one try may take, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal | undefined;
}

export interface Received {
  readonly status: number;
  /** The parsed body, `undefined` when it was not JSON. */
  readonly body: unknown;
}

/** Pauses before the second and the third try, in milliseconds; each is lengthened by up to half. */
const PAUSES = [250, 1_000] as const;

/** Answers that say "not now": too many requests, and what a proxy says while a server restarts. */
const NOT_NOW = new Set([429, 502, 503, 504]);

/**
 * Sends a request, up to three times while the exchange cannot be reached or cannot answer now.
 *
 * That is safe because everything a participant asks may be asked twice: reading changes nothing,
 * a review replaces itself, and a sighting is kept once a day.
 *
 * @throws {ExchangeError} of kind `unreachable` after the last try
 * @throws the signal's reason, as soon as it aborts
 */
export async function send(line: Line, sending: Sending): Promise<Received> {
  for (const pause of PAUSES) {
    try {
      return await sendOnce(line, sending);
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      await rest(pause * (1 + Math.random() / 2), sending.signal);
    }
  }
  return sendOnce(line, sending);
}

async function sendOnce(
  { url, key, fetch }: Line,
  { path, body, patience, signal }: Sending,
): Promise<Received> {
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await fetch(new URL(path, url), {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // An exchange does not send its readers elsewhere; whoever does shall not get the key.
      redirect: "error",
      cache: "no-store",
      credentials: "omit",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const text = await response.text();
    if (NOT_NOW.has(response.status)) {
      throw new ExchangeError("unreachable", `Cannot ask the exchange: status ${response.status}`);
    }
    return { status: response.status, body: parsedJson(text) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ExchangeError) throw error;
    const found = timeout.aborted ? `no answer within ${patience} ms` : "no connection";
    throw new ExchangeError("unreachable", `Cannot reach the exchange: ${found}`, { cause: error });
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    function stop() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}
