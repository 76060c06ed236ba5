import {
  About,
  ChangesPage,
  type Cursor,
  Kept,
  Problem,
  problemCode,
  type ReviewRequest,
  readAnswer,
  type SightingRequest,
} from "@holdfast/contract";
import { ExchangeError } from "./exchange-error.ts";
import { type Line, type Received, send } from "./send.ts";

export interface ExchangeClientOptions {
  /** The exchange's address, such as `https://takedown.example`; plain http only on this machine. */
  readonly url: string | URL;
  /** The participant's key, `hfp_…`, as the exchange's operator gave it. */
  readonly key: string;
  /** The platform's own `fetch` unless stated, for a proxy or a client certificate. */
  readonly fetch?: typeof fetch;
  /** How long one try may take beyond the time a reader waits for news, in milliseconds; 15,000 unless stated. */
  readonly patience?: number;
}

export interface ChangesRequest {
  /** Where the last page ended; without it, from the start. */
  readonly cursor?: Cursor | undefined;
  /** How long the exchange may wait for news before it sends an empty page, 0 to 30 seconds; 0 unless stated. */
  readonly wait?: number | undefined;
  /** The most changes in the page, 1 to 1,000; as many as fit unless stated. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type ChangesAnswer =
  | { readonly kind: "page"; readonly page: ChangesPage }
  /** The cursor is from before a restore: read from the start, then drop what is no longer there. */
  | { readonly kind: "resync" }
  | { readonly kind: "not-authorised" };

/** `gone`: the listing is no longer on the list, there is nothing more to say about it. */
export type KeptAnswer = Kept | { readonly kind: "not-authorised" };

/**
 * What a participant asks of an exchange. Every verb may be asked again, and each is tried up to
 * three times while the exchange cannot be reached.
 *
 * @throws {ExchangeError} from every verb, when no answer came or none that can be used
 * @throws the signal's reason, when it aborts
 */
export interface ExchangeClient {
  changes(request?: ChangesRequest): Promise<ChangesAnswer>;
  /** Says what a trained reviewer found; replaces an earlier review of the same listing. */
  review(
    request: ReviewRequest,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<KeptAnswer>;
  /** Says that an upload matched and what was done; kept once a day for each listing and action. */
  sighting(
    request: SightingRequest,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<KeptAnswer>;
  about(options?: { readonly signal?: AbortSignal | undefined }): Promise<About>;
}

const PATIENCE = 15_000;

/**
 * Makes a client. Nothing is sent until a verb is called.
 *
 * @throws {TypeError} for an address that is none, or that would send the key in clear
 */
export function exchangeClient(options: ExchangeClientOptions): ExchangeClient {
  const { key, fetch: fetchWith = fetch, patience = PATIENCE } = options;
  const open: Line = { url: readAddress(options.url), key: undefined, fetch: fetchWith };
  const keyed: Line = { ...open, key };

  async function post(
    path: string,
    body: ReviewRequest | SightingRequest,
    signal: AbortSignal | undefined,
  ): Promise<KeptAnswer> {
    const received = await send(keyed, { path, body, patience, signal });
    switch (received.status) {
      case 200:
        return read(Kept, received);
      case 401:
        return { kind: "not-authorised" };
      default:
        throw notTaken(received);
    }
  }

  return {
    async changes({ cursor, wait = 0, limit, signal } = {}) {
      const query = new URLSearchParams({ wait: String(wait) });
      if (cursor !== undefined) query.set("cursor", cursor);
      if (limit !== undefined) query.set("limit", String(limit));
      const received = await send(keyed, {
        path: `/v1/changes?${query}`,
        patience: wait * 1_000 + patience,
        signal,
      });
      switch (received.status) {
        case 200:
          return { kind: "page", page: read(ChangesPage, received) };
        case 410:
          return { kind: "resync" };
        case 401:
          return { kind: "not-authorised" };
        default:
          throw notTaken(received);
      }
    },

    review: (request, { signal } = {}) => post("/v1/reviews", request, signal),
    sighting: (request, { signal } = {}) => post("/v1/sightings", request, signal),

    async about({ signal } = {}) {
      const received = await send(open, { path: "/v1/about", patience, signal });
      if (received.status !== 200) throw notTaken(received);
      return read(About, received);
    },
  };
}

function readAddress(address: string | URL): URL {
  const url = new URL(address);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  const isPrivate = url.protocol === "https:" || url.hostname.endsWith(".onion") || isHere;
  if (!isPrivate || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `Cannot use the exchange's address: expected https, found ${url.protocol}//${url.host}`,
    );
  }
  return url;
}

function read<Answer>(
  schema: Parameters<typeof readAnswer<Answer>>[0],
  { body }: Received,
): Answer {
  const answer = readAnswer(schema, body);
  if (answer === undefined) {
    throw new ExchangeError(
      "unreadable",
      "Cannot read the exchange's answer: it has another form than this version's",
    );
  }
  return answer;
}

/** An answer that no verb expects: a problem of the exchange, or something that is no exchange. */
function notTaken({ status, body }: Received): ExchangeError {
  const problem = readAnswer(Problem, body);
  const code = problem === undefined ? undefined : problemCode(problem);
  return code === undefined
    ? new ExchangeError("unreadable", `Cannot read the exchange's answer: status ${status}`)
    : new ExchangeError("refused", `Cannot ask this of the exchange: ${code}`);
}
