import { availableParallelism } from "node:os";
import type { Milliseconds, UnavailablePolicy } from "@holdfast/decision";
import { exchangeClient } from "@holdfast/exchange-client";
import { type Answer, unreadable } from "./engine/answer.ts";
import { cannotBeKept } from "./engine/cannot-be-kept.ts";
import { type HashedUpload, inOrder, UPLOAD_ID } from "./engine/hashed-upload.ts";
import type { Loading } from "./engine/load-index.ts";
import { loadingFor } from "./engine/loading-for.ts";
import {
  type DecisionsAnswer,
  type Matcher,
  type MatcherStatus,
  matcher,
  type PausedListing,
  type Verdict,
} from "./engine/matcher.ts";
import { followFeed, type Link } from "./exchange/follow-feed.ts";
import { keepSending } from "./exchange/send-letters.ts";
import { hashPool } from "./hashing/hash-pool.ts";
import { type Log, SILENT } from "./log.ts";
import { openStore, type Store } from "./store/open-store.ts";
import { type ReadyOptions, untilReady } from "./until-ready.ts";
import { deliverDecisions } from "./webhook/deliver-decisions.ts";

/** How often the clock is asked whether the exchange has been silent too long, in milliseconds. */
const LOOK_AT_CLOCK = 60_000;

/** How long one file may take to be hashed, in milliseconds. */
const PATIENCE = 30_000;

export interface MatcherOptions {
  /** The folder of the store, made when missing; for this process alone. */
  readonly data: string;
  /** The exchange's address, `https` or on this machine. */
  readonly exchange: string;
  /** The key its operator gave to this platform. */
  readonly key: string;
  /** What to answer while no list can be asked; `fail-open` unless stated. */
  readonly whenUnavailable?: UnavailablePolicy;
  /** Whether to decide and note, and ask the platform for no action; `false` unless stated. */
  readonly dryRun?: boolean;
  /** Files hashed at a time; one for each core unless stated. */
  readonly workers?: number;
  /** Width times height above which a picture is refused; 50,000,000 unless stated. */
  readonly mostPixels?: number;
  /** The file of a compiled native search, which runs with all rights of the program; WebAssembly unless stated. */
  readonly native?: string | undefined;
  /** Where each re-judgement is posted, and the secret the posts are signed with. */
  readonly webhook?: { readonly url: string; readonly secret?: string };
  /** Silent unless stated. */
  readonly log?: Log;
  /** Milliseconds since 1970; the system's clock unless stated. */
  readonly now?: () => Milliseconds;
}

export interface FullStatus extends MatcherStatus {
  readonly exchange: string;
  readonly link: Link;
}

/** A matcher that follows its exchange until it is closed. */
export interface OpenMatcher {
  /**
   * Resolves when the list was read to its end, at once when an earlier run has done so: also when
   * the exchange refuses the key, which `status().link` and the log tell.
   *
   * @throws {NotReadyError} while no list is there: at once when the exchange refuses the key, and
   *   after `within`; it says what was found
   */
  ready(options?: ReadyOptions): Promise<void>;

  /**
   * Decides about an upload from its file, and remembers it.
   *
   * @param upload the platform's own id, `[A-Za-z0-9_.:-]{1,80}`
   * @param file the whole file; handed over, and not readable afterwards when it fills its buffer
   */
  checkFile(upload: string, file: Uint8Array): Promise<Answer>;

  /** Decides about an upload from its hashes, and remembers it. */
  check(upload: string, photo: HashedUpload): Answer;

  /** Forgets an upload the platform no longer has. @returns whether it was known */
  forget(upload: string): boolean;

  /**
   * Takes what a trained person of this platform saw. It counts here at once, and the exchange is
   * told. When it resolves, every upload it touches was judged again.
   *
   * @returns `undefined` for an upload that is not remembered
   */
  review(upload: string, verdict: Verdict): Promise<Answer | undefined>;

  /**
   * Reads what became of uploads that were checked before.
   *
   * @param since the cursor of the last entry seen, 0 for all
   * @param wait how long to wait when there is nothing yet, in milliseconds; 0 unless stated
   */
  decisions(
    since: number,
    options?: {
      readonly wait?: Milliseconds;
      readonly withDryRun?: boolean;
      readonly signal?: AbortSignal;
    },
  ): Promise<DecisionsAnswer>;

  /** Listings that matched so many uploads that a person has to look before anything is done. */
  paused(): readonly PausedListing[];

  status(): FullStatus;

  /** Whether the store kept what was last given to it. */
  isWell(): boolean;

  /** Stops following and hashing, saves what makes the next start quick, and closes the store. */
  close(): Promise<void>;
}

/**
 * Opens a matcher: reads its store, follows the exchange, sends what waits to be sent.
 *
 * @throws {TypeError} for an exchange or a key that is missing or cannot be used
 * @throws {NativeSearchMissing} when the native search cannot be used here
 * @throws {FolderInUseError} when another process works with the folder
 * @throws {TooLargeError} when there are more listings, or uploads, than this process can hold
 * @throws {Error} when the store cannot be opened
 */
export function openMatcher(options: MatcherOptions): OpenMatcher {
  const { data, exchange, key, log = SILENT } = options;
  requireExchange(exchange, key);
  const client = exchangeClient({ url: exchange, key });
  const loading = loadingFor(options.native);
  const store = openStore(data);
  const engine = engineOn(store, options, loading);
  if (loading.native !== undefined) log.info("The native search is used");
  engine.follows(exchange, key);
  engine.goLive();

  const pool = hashPool({
    workers: options.workers ?? availableParallelism(),
    mostPixels: options.mostPixels ?? 50_000_000,
    patience: PATIENCE,
    onCrash: (reason) =>
      log.warn({ found: reason }, "A file could not be hashed: its worker failed"),
  });
  const stop = new AbortController();
  let link: Link = "starting";
  let isWell = true;

  /** Runs what writes to the store, and keeps in mind whether that worked. */
  function withStore<T>(work: () => T): T {
    try {
      const result = work();
      isWell = true;
      return result;
    } catch (error) {
      if (cannotBeKept(error)) isWell = false;
      throw error;
    }
  }

  async function noteTime(): Promise<void> {
    try {
      await engine.noteTime();
    } catch (error) {
      log.error({ found: String(error) }, "Cannot judge again by the clock");
    }
  }

  const clock = setInterval(noteTime, LOOK_AT_CLOCK);
  clock.unref();
  const running = [
    noteTime(),
    followFeed(
      { client, engine },
      log,
      (present) => {
        if (present === link) return;
        link = present;
        engine.bell.ring();
      },
      stop.signal,
    ),
    keepSending({ client, store, bell: engine.bell }, log, stop.signal),
    ...(options.webhook
      ? [deliverDecisions({ ...options.webhook, store, bell: engine.bell }, log, stop.signal)]
      : []),
  ];

  const opened: OpenMatcher = {
    ready(ready = {}) {
      const isReady = () => engine.status().ready;
      const closing = stop.signal;
      return untilReady({ isReady, link: () => link, bell: engine.bell, closing }, ready);
    },

    async checkFile(upload, file) {
      requireUploadId(upload);
      const outcome = await pool.hash(file);
      if (outcome.kind === "unreadable") return { upload, decision: unreadable(outcome.why) };
      return opened.check(upload, { hashes: inOrder(outcome.hashes), quality: outcome.quality });
    },

    check(upload, photo) {
      requireUploadId(upload);
      try {
        return withStore(() => engine.check(upload, photo));
      } catch (error) {
        if (!cannotBeKept(error)) throw error;
        log.error({ found: String(error) }, "Cannot remember an upload: answering unavailable");
        return engine.unavailable(upload);
      }
    },

    forget: (upload) => withStore(() => engine.forget(upload)),

    async review(upload, verdict) {
      const answer = withStore(() => engine.review(upload, verdict));
      await engine.settle();
      return answer;
    },

    async decisions(since, { wait = 0, withDryRun = false, signal = stop.signal } = {}) {
      const until = performance.now() + wait;
      const either = AbortSignal.any([signal, stop.signal]);
      for (;;) {
        const answer = engine.decisionsAfter(since, withDryRun);
        const left = until - performance.now();
        const isNews = answer.kind === "resync" || answer.decisions.length > 0;
        if (isNews || left <= 0 || either.aborted) return answer;
        await engine.bell.next(left, either);
      }
    },

    paused: () => engine.paused(),
    status: () => ({ ...engine.status(), exchange, link }),
    isWell: () => isWell && link !== "store-failing",

    async close() {
      clearInterval(clock);
      stop.abort();
      await pool.close();
      await Promise.all(running);
      engine.save();
      store.close();
    },
  };
  return opened;
}

/** Loads what the store has. The folder is free again when that cannot be done. */
function engineOn(store: Store, options: MatcherOptions, loading: Loading): Matcher {
  const { dryRun = false, whenUnavailable = "fail-open", log = SILENT, now = Date.now } = options;
  try {
    return matcher({ store, now, isDryRun: dryRun, policy: whenUnavailable, log }, loading);
  } catch (error) {
    store.close();
    throw error;
  }
}

/** JavaScript programs read both from where they may be missing. The key is not repeated. */
function requireExchange(exchange: unknown, key: unknown): void {
  if (typeof exchange !== "string" || !URL.canParse(exchange)) {
    const found = exchange === undefined || exchange === "" ? "nothing" : JSON.stringify(exchange);
    throw new TypeError(
      `Cannot open a matcher: "exchange" has to be the exchange's address, found ${found}`,
    );
  }
  if (typeof key !== "string" || key === "") {
    throw new TypeError('Cannot open a matcher: "key" has to be the key the exchange gave you');
  }
}

/** @throws {RangeError} for an id that has another form; it is not repeated */
function requireUploadId(upload: string): void {
  if (!UPLOAD_ID.test(upload)) {
    throw new RangeError(
      `Cannot check an upload: expected an id of 1 to 80 letters, digits, "_", ".", ":" or "-"`,
    );
  }
}
