import { indexReader, sharedIndex } from "@holdfast/hash-index/shared";
import { sharedKernel } from "../../packages/hash-index/src/kernel/shared-kernel.ts";
import type { Change, KeeperWord } from "./keeping-worker.ts";
import type { ReaderWord } from "./reading-worker.ts";

/** A list that one worker keeps and another reads, as does the thread that draws the page. */
export interface SharedList {
  /** Resolves when the change is over. */
  change(change: Change): Promise<void>;
  /** Numbers within 31 bits, as the reading worker finds them. */
  foundByWorker(hash: Uint8Array): Promise<Uint32Array>;
  /** The same, as the page's own thread finds them. */
  foundByPage(hash: Uint8Array): Uint32Array;
  /** Has the page ask for a change of an empty list, and look without a pause until it finds something. */
  foundByPageDuring(filling: Change, hash: Uint8Array): Promise<FoundMeanwhile>;
}

/** What the page's own thread finds while another changes the list. */
export interface FoundMeanwhile {
  readonly numbers: Uint32Array;
  /** Whether the page had begun to look before the change was over. */
  readonly wasInTime: boolean;
}

/** What a test finds on the page, under the name `sharing`. */
export interface Sharing {
  /** @throws {Error} where memory cannot be shared */
  startInPage(): void;
  /** @throws {Error} in words of the worker's, where memory cannot be shared */
  startInWorkers(): Promise<SharedList>;
}

const NOTHING: Change = { verb: "addMany", numbers: new Uint32Array(0), hashes: new Uint8Array(0) };

const sharing: Sharing = { startInPage: () => void sharedIndex(), startInWorkers };
Object.assign(globalThis, { sharing });

async function startInWorkers(): Promise<SharedList> {
  const keeper = new Worker("/keeping-worker.js");
  const handle = await nextOf<Exclude<KeeperWord, string>>(keeper);
  const worker = new Worker("/reading-worker.js");
  const tell = (word: ReaderWord) => worker.postMessage(word);
  tell(handle);
  const reader = indexReader(handle);
  const foundByPage = (hash: Uint8Array) => reader.search(hash, 31).numbers;
  // The first of the words that threads share grows by one when a change begins, and when it is over.
  const { WORDS } = sharedKernel(handle.memory, 0, () => {});
  const version = new Int32Array(handle.memory.buffer, WORDS.value, 1);

  async function change(change: Change): Promise<void> {
    keeper.postMessage(change);
    await nextOf<KeeperWord>(keeper);
  }

  return {
    foundByPage,
    change,
    foundByWorker(hash) {
      tell(hash);
      return nextOf(worker);
    },
    async foundByPageDuring(filling, hash) {
      // Only a worker that has answered before is handed a message while the page's thread is busy.
      await change(NOTHING);
      const whenOver = Atomics.load(version, 0) + 2;
      keeper.postMessage(filling);
      const wasInTime = Atomics.load(version, 0) < whenOver;
      for (;;) {
        const numbers = foundByPage(hash);
        if (numbers.length > 0) return { numbers, wasInTime };
      }
    },
  };
}

/** What a worker says next. */
function nextOf<Word>(worker: Worker): Promise<Word> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Word>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}
