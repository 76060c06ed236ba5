import { type Transferable, Worker } from "node:worker_threads";
import { SnapshotError } from "../snapshot/snapshot-error.ts";
import {
  type Answer,
  type Ask,
  type Asked,
  type FoundPiece,
  type Reply,
  RINGS,
  type ShardCalls,
  type ShardData,
  STOPPED,
  WORDS,
} from "./shard-calls.ts";
import { ShardStopped } from "./shard-stopped.ts";

/** What may go along with a call. */
export interface AskOptions {
  /** Memory that is handed over and cannot be read afterwards. */
  readonly transfer?: readonly Transferable[];
  /** Told of what a batch finds. What it throws ends the call. */
  readonly onFound?: (piece: FoundPiece) => void;
  /** Ends the call; a batch then stops in the worker too, where there is memory to share. */
  readonly signal?: AbortSignal | undefined;
}

/** One index in a thread of its own. */
export interface Shard {
  /** How many hashes it had, and how many bytes it had written to, when it last answered. */
  readonly size: number;
  readonly memory: number;

  /**
   * Asks the worker; it answers in the order it was asked.
   *
   * @throws {RangeError | SnapshotError} what the index refused
   * @throws {ShardStopped} when the worker has ended or ends meanwhile
   */
  ask<Kind extends keyof ShardCalls>(
    kind: Kind,
    asked: Asked<Kind>,
    options?: AskOptions,
  ): Promise<Answer<Kind>>;

  /** Ends the worker; what is still asked of it is refused. */
  close(why: ShardStopped): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly onFound: ((piece: FoundPiece) => void) | undefined;
  /** Stops listening to the signal. */
  readonly leave: () => void;
}

const LAST_CALL = 0x7fff_ffff;

/**
 * Starts a worker. It sleeps while it is not asked, and keeps no process alive then.
 *
 * Beside each message a word in shared memory rings it up. On two cores that other programs kept
 * busy, one message there and one back took 25 µs through Node's events on both sides, 15 µs with
 * the worker rung up; both of two shards had answered after 56 and 39 µs.
 *
 * @param onStopped told once if the worker ends by itself
 */
export function shard(file: URL | undefined, onStopped: (why: ShardStopped) => void): Shard {
  const words =
    typeof SharedArrayBuffer === "undefined"
      ? undefined
      : new Int32Array(new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT));
  const data: ShardData = { words };
  // Without this process's own options: not all of them are allowed in a worker, and it needs none.
  const worker = new Worker(file ?? workerFile(), { workerData: data, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let call = 0;
  let size = 0;
  let memory = 0;
  let stopped: ShardStopped | undefined;

  function settled(number: number): Waiting | undefined {
    const found = waiting.get(number);
    if (found === undefined) return undefined;
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    found.leave();
    return found;
  }

  function refuse(number: number, reason: unknown): void {
    settled(number)?.reject(reason);
    if (words !== undefined) Atomics.store(words, STOPPED, number);
  }

  function stop(why: ShardStopped): boolean {
    if (stopped !== undefined) return false;
    stopped = why;
    for (const number of [...waiting.keys()]) settled(number)?.reject(why);
    return true;
  }

  function failed(reason: string): void {
    const why = new ShardStopped(
      `Cannot ask the index any more: a shard's thread ended, ${reason}`,
    );
    if (stop(why)) onStopped(why);
  }

  worker.on("message", (reply: Reply) => {
    switch (reply.kind) {
      case "answer":
        ({ size, memory } = reply);
        settled(reply.call)?.resolve(reply.answer as never);
        return;
      case "refused":
        settled(reply.call)?.reject(refusal(reply.name, reply.message));
        return;
      case "found":
        try {
          waiting.get(reply.call)?.onFound?.(reply.piece);
        } catch (error) {
          refuse(reply.call, error);
        }
    }
  });
  worker.on("error", (error) => failed(`"${error instanceof Error ? error.message : "unknown"}"`));
  worker.on("messageerror", () => failed("a message could not be read"));
  worker.on("exit", (code) => failed(`exit code ${code}`));
  worker.unref();

  return {
    get size() {
      return size;
    },

    get memory() {
      return memory;
    },

    ask(kind, asked, { transfer = [], onFound, signal } = {}) {
      if (stopped !== undefined) return Promise.reject(stopped);
      if (signal?.aborted) return Promise.reject(signal.reason);
      call = call === LAST_CALL ? 1 : call + 1;
      const number = call;
      const message: Ask = { call: number, kind, asked };
      return new Promise((resolve, reject) => {
        // First of all: what cannot be sent throws, and nothing waits for it.
        worker.postMessage(message, transfer);
        const abort = () => refuse(number, signal?.reason);
        const leave = () => signal?.removeEventListener("abort", abort);
        signal?.addEventListener("abort", abort);
        if (waiting.size === 0) worker.ref();
        waiting.set(number, { resolve, reject, onFound, leave });
        if (words === undefined) return;
        Atomics.add(words, RINGS, 1);
        Atomics.notify(words, RINGS);
      });
    },

    async close(why) {
      stop(why);
      await worker.terminate();
    },
  };
}

/** The same error as the index threw in the worker. */
function refusal(name: string, message: string): Error {
  return name === "RangeError" ? new RangeError(message) : new SnapshotError(message);
}

/** The worker's file beside this one: TypeScript among the sources, JavaScript in what is published. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "./shard-worker.ts" : "./shard-worker.js", import.meta.url);
}
