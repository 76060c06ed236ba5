import { indexReader, sharedIndex } from "@holdfast/hash-index/shared";
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
  /** Has the page look without a pause, from the beginning of a change until it finds something. */
  foundByPageDuring(change: Change, hash: Uint8Array): Promise<Uint32Array>;
}

/** What a test finds on the page, under the name `sharing`. */
export interface Sharing {
  /** @throws {Error} where memory cannot be shared */
  startInPage(): void;
  /** @throws {Error} in words of the worker's, where memory cannot be shared */
  startInWorkers(): Promise<SharedList>;
}

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

  async function begin(change: Change): Promise<void> {
    keeper.postMessage(change);
    await nextOf<KeeperWord>(keeper);
  }

  return {
    foundByPage,
    async change(change) {
      await begin(change);
      await nextOf<KeeperWord>(keeper);
    },
    foundByWorker(hash) {
      tell(hash);
      return nextOf(worker);
    },
    async foundByPageDuring(change, hash) {
      await begin(change);
      for (;;) {
        const found = foundByPage(hash);
        if (found.length > 0) return found;
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
