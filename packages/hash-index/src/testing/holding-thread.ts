import { workerData } from "node:worker_threads";
import { sharedWords } from "../shared/shared-words.ts";

// A thread that asks for a moment without changes, says when it has it, and when it is over.

/** What the thread is given. */
export interface HoldingTask {
  readonly buffer: SharedArrayBuffer;
  /** Is 1 while the thread holds, 2 when that is over. */
  readonly holds: Int32Array;
  readonly milliseconds: number;
}

const { buffer, holds, milliseconds } = workerData as HoldingTask;

sharedWords({ buffer }, 64, 4).holding(() => {
  Atomics.store(holds, 0, 1);
  Atomics.notify(holds, 0);
  // Nobody wakes it: it is only to take a while.
  Atomics.wait(holds, 0, 1, milliseconds);
  Atomics.store(holds, 0, 2);
  return true;
});
