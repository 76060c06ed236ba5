import { Worker } from "node:worker_threads";
import type { HashOutcome } from "./hash-outcome.ts";
import type { HashTask } from "./hash-worker.ts";

export interface HashPoolOptions {
  /** How many files are worked on at a time, 1 or more. */
  readonly workers: number;
  /** Width times height above which a picture is refused before decoding. */
  readonly mostPixels: number;
  /** How long one file may take, in milliseconds. */
  readonly patience: number;
  /** Called when a worker fails; the reason is its error's message. */
  readonly onCrash: (reason: string) => void;
  /** The worker's file; the one beside this file unless stated. */
  readonly workerFile?: URL;
}

export interface HashOptions {
  /**
   * Whether the hash may be a few bits off where that saves most of the work, see `hashReduced`:
   * only for those who ask again for an exact one where it matters. `false` unless stated.
   */
  readonly mayReduce?: boolean;
}

/** Hashes files beside the main thread. */
export interface HashPool {
  /**
   * Hashes one picture file; files are taken in the order they come. A file that crashes its
   * decoder or does not come to an end costs only its worker.
   *
   * @param bytes the whole file; its memory is handed over and cannot be read afterwards
   */
  hash(bytes: Uint8Array, options?: HashOptions): Promise<HashOutcome>;
  /** Ends all workers; files still waiting are answered `crashed`. */
  close(): Promise<void>;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly mayReduce: boolean;
  readonly answer: (outcome: HashOutcome) => void;
}

const CRASHED: HashOutcome = { kind: "unreadable", why: "crashed" };
const TIMED_OUT: HashOutcome = { kind: "unreadable", why: "timed-out" };

/** Starts a pool. Workers start when they are first needed, and keep no process alive while idle. */
export function hashPool({
  workers,
  mostPixels,
  patience,
  onCrash,
  workerFile,
}: HashPoolOptions): HashPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let isClosed = false;

  function next(): void {
    const worker = idle.pop() ?? (all.size < workers ? startWorker() : undefined);
    if (worker === undefined) return;
    const job = waiting.shift();
    if (job === undefined) {
      idle.push(worker);
      return;
    }
    work(worker, job);
  }

  function startWorker(): Worker {
    const worker = hashWorker(workerFile);
    all.add(worker);
    // One that is being ended may still report its own end; nobody has to hear of it.
    worker.on("error", () => {});
    return worker;
  }

  /** Gives a worker one job; whatever happens first, an answer, a crash or the time, ends it. */
  function work(worker: Worker, { bytes, mayReduce, answer }: Job): void {
    let isDone = false;
    const finish = (outcome: HashOutcome, isUsable: boolean) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(late);
      // Only these: `terminate`, which may be under way, listens as well and would never resolve.
      worker.off("message", answered).off("error", failed).off("exit", ended);
      if (isUsable) {
        worker.unref();
        idle.push(worker);
      } else {
        all.delete(worker);
        void worker.terminate();
      }
      answer(outcome);
      if (!isClosed) next();
    };

    const answered = (outcome: HashOutcome) => finish(outcome, true);
    const failed = ({ message }: Error) => {
      onCrash(message);
      finish(CRASHED, false);
    };
    const ended = () => finish(CRASHED, false);

    const late = setTimeout(() => finish(TIMED_OUT, false), patience);
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.ref();
    const task: HashTask = { bytes, mostPixels, mayReduce };
    worker.postMessage(task, [bytes.buffer as ArrayBuffer]);
  }

  return {
    hash(bytes, { mayReduce = false } = {}) {
      if (isClosed) return Promise.resolve(CRASHED);
      return new Promise((answer) => {
        waiting.push({ bytes: ownMemory(bytes), mayReduce, answer });
        next();
      });
    },

    async close() {
      isClosed = true;
      for (const { answer } of waiting.splice(0)) answer(CRASHED);
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** Bytes that fill a buffer of their own: a view into a shared one cannot be handed over. */
function ownMemory(bytes: Uint8Array): Uint8Array {
  const isOwn = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return isOwn ? bytes : Uint8Array.from(bytes);
}

/**
 * Starts a worker from the file beside this one. In the sources that is a `.ts` file, which finds
 * the other rooms' sources by the same condition as this process; in a bundle both are `.js`.
 */
function hashWorker(file: URL | undefined): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const beside = new URL(isSource ? "./hash-worker.ts" : "./hash-worker.js", import.meta.url);
  const options = isSource ? { execArgv: ["--conditions=holdfast-source"] } : {};
  return new Worker(file ?? beside, options);
}
